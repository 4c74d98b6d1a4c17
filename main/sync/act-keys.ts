import type { Act } from '../../shared/ipc/act.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { normaliseName } from '../../shared/rules/normalise-name.ts'

/** What an act is about: acts of one subject leave in the order in which they were made. */
export function subjectOf(act: Act): string {
  switch (act.kind) {
    case 'file-ticket':
    case 'reply':
    case 'note':
    case 'change-ticket':
      return `ticket:${act.ticketId}`
    case 'create-group':
    case 'change-group':
      return `group:${act.groupId}`
    case 'import-groups':
      return 'import'
    default:
      return assertNever(act)
  }
}

/** The id that a subject is about, by its kind; null for the other kind. */
export function ticketIdOf(subject: string): string | null {
  return subject.startsWith('ticket:') ? subject.slice('ticket:'.length) : null
}

export function groupIdOf(subject: string): string | null {
  return subject.startsWith('group:') ? subject.slice('group:'.length) : null
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
    default:
      return null
  }
}

/**
 * What later acts may have to wait for, and what this one waits for. Beside its own subject, a ticket waits for the
 * group it names to be made: filed before, it would make that group by its name, unconfirmed.
 */
export function keysOf(act: Act): { holds: string[]; needs: string[] } {
  const own = subjectOf(act)
  switch (act.kind) {
    case 'create-group':
      return { holds: [own, `name:${normaliseName(act.name)}`], needs: [own] }
    case 'file-ticket':
      return { holds: [own], needs: [own, `name:${normaliseName(act.groupName)}`] }
    case 'change-ticket':
      return {
        holds: [own],
        needs: act.set.groupId === undefined ? [own] : [own, `group:${act.set.groupId}`],
      }
    default:
      return { holds: [own], needs: [own] }
  }
}
