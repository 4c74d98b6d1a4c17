import { z } from 'zod'
import type { Act, ActOf } from '../../shared/ipc/act.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { nameIdentity } from '../../shared/rules/group-names.ts'
import type { ActBase } from '../store/act-row.ts'

/** What an act is about: acts of one subject leave in the order in which they were made. */
export function subjectOf(act: Act): string {
  switch (act.kind) {
    case 'file-ticket':
    case 'reply':
    case 'note':
    case 'change-ticket':
    case 'link-ticket':
    case 'merge-ticket':
    case 'unmerge-ticket':
    case 'flag-ticket':
    case 'unflag-ticket':
      return `ticket:${act.ticketId}`
    case 'create-group':
    case 'change-group':
    case 'merge-group':
      return `group:${act.groupId}`
    case 'import-groups':
      return 'import'
    case 'change-blocklist':
      return `blocklist:${act.groupId}`
    case 'page-by-hand':
      return `page:${act.ticketId}`
    case 'page-people':
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
      return `paged:${act.pageId}`
    case 'change-thresholds':
    case 'change-service-levels':
      return 'settings'
    case 'put-view':
    case 'change-view':
    case 'delete-view':
      return `view:${act.viewId}`
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return `canned:${act.cannedReplyId}`
    default:
      return assertNever(act)
  }
}

/** The id that a subject is about, by its kind; null for the other kinds. */
export function ticketIdOf(subject: string): string | null {
  return idOf('ticket:', subject)
}

export function groupIdOf(subject: string): string | null {
  return idOf('group:', subject)
}

/** Of the operations on a group's place on the blocklist: they wait for each other, and for nothing else about the group. */
export function blockedGroupIdOf(subject: string): string | null {
  return idOf('blocklist:', subject)
}

/** Of the pages by hand for a ticket: nobody is woken later because something else about it waits. */
export function pagedTicketIdOf(subject: string): string | null {
  return idOf('page:', subject)
}

/** Of what is done about one page, once the desk knows it. */
export function pageIdOf(subject: string): string | null {
  return idOf('paged:', subject)
}

/** Of a saved view. */
export function viewIdOf(subject: string): string | null {
  return idOf('view:', subject)
}

/** Of a canned reply. */
export function cannedReplyIdOf(subject: string): string | null {
  return idOf('canned:', subject)
}

function idOf(kind: string, subject: string): string | null {
  return subject.startsWith(kind) ? subject.slice(kind.length) : null
}

/** The id of what an act makes; null where it makes nothing. */
export function madeBy(act: Act): string | null {
  switch (act.kind) {
    case 'file-ticket':
      return act.ticketId
    case 'reply':
    case 'note':
      return act.messageId
    case 'create-group':
      return act.groupId
    case 'flag-ticket':
      return act.flagId
    case 'change-blocklist':
      return act.operationId
    case 'page-by-hand':
    case 'page-people':
      return act.pageId
    case 'put-view':
      return act.viewId
    default:
      return null
  }
}

export interface ActKeys {
  /** What later acts may have to wait for. */
  holds: string[]
  /** What this one waits for. */
  needs: string[]
}

/**
 * Beside its own subject an act waits for what happens to the names of groups. `name:` is given to a group: a ticket that
 * is filed under it before would make a group of that name, unconfirmed. `freed:` is taken from one: the next group that
 * is called so would be refused before, and a ticket would reach the old one. `filed:` stands on a ticket: it has to be
 * there before the name is taken from its group. `merging:` stands on a ticket that another one is merged into, or taken apart
 * from: whether that may be is measured by its status and urgency, and what is said to its customer waits for none of it. It
 * stands on a merged ticket too whose requester gets a reply in the other one: that goes before the two are taken apart.
 * `made:` is a ticket or a group that is made here. `linked:` is two tickets: a link is made on one of them and may be taken
 * away on the other. `base` is what its author saw of the fields that a change sets.
 */
export function keysOf(act: Act, base: ActBase | null): ActKeys {
  const own = subjectOf(act)
  switch (act.kind) {
    case 'create-group': {
      const name = nameIdentity(act.name)
      return { holds: [own, `made:${act.groupId}`, `name:${name}`], needs: [own, `freed:${name}`] }
    }
    case 'change-group': {
      const { given, taken } = namesMoved(act.set, base)
      return {
        holds: [own, ...keys('name', given), ...keys('freed', taken)],
        needs: [own, ...keys('freed', given), ...keys('filed', taken)],
      }
    }
    case 'file-ticket': {
      const name = nameIdentity(act.groupName)
      return {
        holds: [own, `made:${act.ticketId}`, `filed:${name}`],
        needs: [own, `name:${name}`, `freed:${name}`],
      }
    }
    case 'merge-group': {
      const names = namesOf(base)
      const both = [own, `group:${act.into}`]
      return { holds: [...both, ...keys('name', names)], needs: [...both, ...keys('freed', names)] }
    }
    case 'change-blocklist':
      return { holds: [own], needs: [own, `made:${act.groupId}`] }
    case 'link-ticket': {
      const pair = `linked:${[act.ticketId, act.otherId].toSorted().join()}`
      return { holds: [own, pair], needs: [own, `made:${act.otherId}`, pair] }
    }
    case 'merge-ticket':
      return {
        holds: [own, `merging:${act.into}`],
        needs: [own, `ticket:${act.into}`, `merging:${act.ticketId}`],
      }
    case 'unmerge-ticket':
      return {
        holds: [own, `merging:${act.from}`],
        needs: [own, `ticket:${act.from}`, `merging:${act.ticketId}`],
      }
    case 'reply': {
      const others = (act.alsoTo ?? []).map(({ ticketId }) => ticketId)
      return {
        holds: [own, ...others.map((id) => `merging:${id}`)],
        needs: [own, ...others.map((id) => `ticket:${id}`)],
      }
    }
    case 'page-by-hand':
      return { holds: [own], needs: [own, `made:${act.ticketId}`] }
    case 'change-ticket': {
      const { groupId, status, urgency } = act.set
      const needs = groupId === undefined ? [own] : [own, `group:${groupId}`]
      const isMeasured = status !== undefined || urgency !== undefined
      return { holds: [own], needs: isMeasured ? [...needs, `merging:${act.ticketId}`] : needs }
    }
    default:
      return { holds: [own], needs: [own] }
  }
}

/**
 * The names that a change gives to a group and takes from it. One that is called otherwise keeps its former name as an
 * alias.
 */
function namesMoved({ name, aliases }: ActOf<'change-group'>['set'], base: ActBase | null): NamesMoved {
  const before = seenNamesSchema.safeParse(base ?? {}).data ?? {}
  const names = [name, ...(aliases ?? [])].filter((one) => one !== undefined).map(nameIdentity)
  const seen = [before.name, ...(before.aliases ?? [])].filter((one) => one !== undefined).map(nameIdentity)
  const kept = before.name === undefined ? [] : [nameIdentity(before.name)]
  return {
    given: names.filter((one) => !seen.includes(one)),
    taken: aliases === undefined ? [] : seen.filter((one) => !names.includes(one) && !kept.includes(one)),
  }
}

/** What the two groups of a merge were called: all of it is the other one's afterwards. */
function namesOf(base: ActBase | null): string[] {
  const { name, aliases = [] } = seenNamesSchema.safeParse(base ?? {}).data ?? {}
  return [name, ...aliases].filter((one) => one !== undefined).map(nameIdentity)
}

interface NamesMoved {
  given: string[]
  taken: string[]
}

const seenNamesSchema = z.object({ name: z.string(), aliases: z.array(z.string()) }).partial()

function keys(kind: string, names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => `${kind}:${name}`)
}

/** Whether an act changes the one document that all settings of the desk are. */
export function isChangeOfSettings(act: Act): act is ActOf<'change-thresholds' | 'change-service-levels'> {
  return act.kind === 'change-thresholds' || act.kind === 'change-service-levels'
}
