import type { Act, ActOf } from '../../shared/ipc/act.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { FlagView } from '../../shared/ipc/triage-views.ts'
import { standingOf, wakingBy, type Waking } from '../../shared/rules/wakes-people.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import type { View } from '../../shared/protocol/view.ts'
import { mayChangeView } from '../../shared/rules/may-change-view.ts'
import type { ActBase } from '../store/act-row.ts'
import { readUnsettledActs } from '../store/acts.ts'
import type { Reading } from '../store/handles.ts'
import { readCannedReply } from '../store/read-canned-replies.ts'
import { readFlags } from '../store/read-flags.ts'
import { readGroup } from '../store/read-group.ts'
import { readSettings } from '../store/read-settings.ts'
import { readTicket, readTicketName } from '../store/read-ticket.ts'
import { readView } from '../store/read-views.ts'
import type { ShownTicket } from '../store/ticket-row.ts'
import { mostLinks } from '../../shared/rules/ticket-relations.ts'
import { ticketName } from '../../shared/rules/ticket-name.ts'
import { aboutMerge } from './about-merge.ts'
import { makeOperation } from './blocklist/make-operation.ts'
import { layCannedReply } from './canned/lay-canned-reply.ts'
import { touchedOfGroup, touchedOfSettings, touchedOfTicket, touchedOfView } from './conflicts.ts'
import { familyOf } from './joined-tickets.ts'
import { relationOf } from './lay-link.ts'
import type { Session } from './session.ts'
import { aboutPage } from './triage/about-page.ts'
import { layFlags } from './triage/flag-view.ts'
import { layView } from './views/lay-view.ts'

/** What an act is about, as its author sees it on the screen. */
export interface About {
  /** `#5123`, or a name where there is no number. */
  name: string
  /** The values that the act changes; null where it changes none. */
  base: ActBase | null
  wakes: Waking | null
}

/** What is looked at to tell what an act is about. */
export type AboutSession = Pick<Session, 'cache' | 'work' | 'person' | 'now'>

/** Fails where what the act is about is not shown here, where it would change nothing, or is not this person's to do. */
export function whatAbout(session: AboutSession, act: Act): Result<About> {
  const cache = session.cache.read
  switch (act.kind) {
    case 'reply':
    case 'note':
    case 'flag-ticket':
    case 'unflag-ticket':
    case 'link-ticket':
    case 'merge-ticket':
    case 'unmerge-ticket':
    case 'page-by-hand':
    case 'change-ticket': {
      const ticket = readTicket(cache, act.ticketId)?.shown
      if (ticket === undefined) return failed('not-found', 'This ticket is no longer there.')
      const name = ticketName(ticket)
      if (act.kind === 'unflag-ticket' || act.kind === 'flag-ticket') return aboutOwnFlag(session, act, name)
      if (act.kind === 'link-ticket') return aboutLink(cache, act, ticket, name)
      if (act.kind === 'merge-ticket' || act.kind === 'unmerge-ticket')
        return aboutMerge(cache, act, ticket, name)
      if (act.kind === 'page-by-hand') return success({ name, base: null, wakes: 'by-hand' })
      if (act.kind !== 'change-ticket')
        return ticket.mergedInto === null
          ? aboutMessage(cache, act, name)
          : failed('already-merged', `${name} was merged into another ticket: write there, or take it apart.`)
      const base = touchedOfTicket(act.set, ticket)
      if (Object.keys(base).length === 0) return failed('bad-call', 'Name at least one field to change.')
      return success({ name, base, wakes: wakingOfChange(act.set, ticket) })
    }
    case 'change-group': {
      const group = readGroup(cache, act.groupId)?.shown
      if (group === undefined) return failed('not-found', 'This group is no longer there.')
      const base = touchedOfGroup(act.set, group)
      if (Object.keys(base).length === 0) return failed('bad-call', 'Name at least one field to change.')
      return success({ name: group.name, base, wakes: null })
    }
    case 'merge-group':
      return aboutGroupMerge(cache, act)
    case 'change-blocklist': {
      const group = readGroup(cache, act.groupId)?.shown
      if (group === undefined)
        return failed('not-found', 'This group is not here. Wait until the list is up to date.')
      const made = makeOperation(session, act)
      return made.ok ? success({ name: group.name, base: made.value, wakes: null }) : made
    }
    case 'page-people':
      return success({ name: '', base: null, wakes: 'by-hand' })
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
      return aboutPage(session, act)
    case 'change-thresholds':
    case 'change-service-levels':
      return aboutSettings(session, act)
    case 'change-view':
    case 'delete-view':
      return aboutView(session, act)
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return aboutCannedReply(session, act)
    case 'file-ticket': {
      const wakes = wakingBy(null, { urgency: act.urgency, status: 'new' })
      return success({ name: '', base: null, wakes })
    }
    default:
      return success({ name: '', base: null, wakes: null })
  }
}

/** Whom a reply goes to as well has to be merged into its ticket, by what is here: the desk would refuse it. */
function aboutMessage(cache: Reading, act: ActOf<'reply' | 'note'>, name: string): Result<About> {
  const others = act.kind === 'reply' ? (act.alsoTo ?? []) : []
  if (others.length === 0) return success({ name, base: null, wakes: null })
  const family = familyOf(cache, act.ticketId)
  if (!others.every(({ ticketId }) => family.includes(ticketId)))
    return failed(
      'invalid-reference',
      'Somebody whom this is to go to as well has a ticket of their own again. Look whom it goes to, then send it again.',
    )
  const names = others.map(({ ticketId }) => {
    const other = readTicketName(cache, ticketId)
    return other === null ? 'another ticket' : ticketName(other)
  })
  return success({ name: `${name} and ${names.join(', ')}`, base: null, wakes: null })
}

function aboutLink(
  cache: Reading,
  { ticketId, otherId, relation }: ActOf<'link-ticket'>,
  ticket: ShownTicket,
  name: string,
): Result<About> {
  if (ticketId === otherId) return failed('invalid-reference', 'A ticket cannot be linked with itself.')
  const other = readTicket(cache, otherId)?.shown
  if (other === undefined) return failed('not-found', 'The other ticket is not here.')
  const before = relationOf(ticket, otherId)
  if (before === relation) return failed('bad-call', 'They are linked so already.')
  const full = [ticket, other].find(({ links = [] }) => links.length >= mostLinks)
  if (before === null && full !== undefined)
    return failed('bad-call', `“${full.subject}” is linked with ${mostLinks} tickets already.`)
  return success({ name, base: { relation: before }, wakes: null })
}

/** Which flag is said anew or taken back: the author's own, as it is shown. */
function aboutOwnFlag(
  session: AboutSession,
  { kind, ticketId }: ActOf<'flag-ticket' | 'unflag-ticket'>,
  name: string,
): Result<About> {
  const own = readOwnFlag(session, ticketId)
  const flag = own === null ? null : { reason: own.reason, note: own.note }
  if (kind === 'flag-ticket') return success({ name, base: { flag }, wakes: null })
  if (own === null) return failed('not-found', 'You have no flag on this ticket.')
  return success({ name, base: { flagId: own.id, flag }, wakes: null })
}

/** The author's own flag on a ticket, as it is shown; null where there is none. */
export function readOwnFlag({ cache, work, person }: AboutSession, ticketId: TicketId): FlagView | null {
  const acts = readUnsettledActs(work, `ticket:${ticketId}`)
  const shown = layFlags(readFlags(cache.read, ticketId), acts, person)
  return shown.find(({ isMine, act }) => isMine && act?.state.kind !== 'needs-you') ?? null
}

/** What is another one's to change is refused here already, also without a network. */
function aboutView(
  { cache, work, person }: AboutSession,
  act: ActOf<'change-view' | 'delete-view'>,
): Result<About> {
  const acts = readUnsettledActs(work, `view:${act.viewId}`)
  const view = layView(readView(cache.read, act.viewId), acts, person)?.view
  if (view === undefined) return failed('not-found', 'This view is no longer there.')
  if (!mayChangeView(view, person))
    return failed('forbidden', `“${view.name}” is shared by ${view.by.name}: save a copy of your own.`)
  const name = `“${view.name}”`
  if (act.kind === 'delete-view') return success({ name, base: { view: wordsOfView(view) }, wakes: null })
  const base = touchedOfView(act.set, view)
  if (Object.keys(base).length === 0) return failed('bad-call', 'Name at least one field to change.')
  return success({ name, base, wakes: null })
}

/** All of a view that its author chose: as `newViewSchema`, but for what only a newer console knows. */
function wordsOfView({ ownerId, name, letter, place, filter, sort, direction, columns, grouping }: View) {
  return { shared: ownerId === null, name, letter, place, filter, sort, direction, columns, grouping }
}

/** `reply`, as it was before; null where it is new. `version`: the desk's, where nothing done here was laid over it. */
function aboutCannedReply(
  { cache, work, person }: AboutSession,
  { kind, cannedReplyId }: ActOf<'put-canned-reply' | 'delete-canned-reply'>,
): Result<About> {
  const acts = readUnsettledActs(work, `canned:${cannedReplyId}`)
  const pulled = readCannedReply(cache.read, cannedReplyId)
  const shown = layCannedReply(pulled, acts, person)
  if (shown === null)
    return kind === 'put-canned-reply'
      ? success({ name: '', base: { reply: null }, wakes: null })
      : failed('not-found', 'This canned reply is no longer there.')
  const { title, body, shortcut } = shown
  const version = acts.length === 0 ? pulled?.version : undefined
  return success({ name: `“${title}”`, base: { reply: { title, body, shortcut }, version }, wakes: null })
}

function aboutGroupMerge(cache: Reading, { groupId, into }: ActOf<'merge-group'>): Result<About> {
  if (groupId === into) return failed('invalid-reference', 'A group cannot be merged into itself.')
  const [group, other] = [groupId, into].map((id) => readGroup(cache, id)?.shown)
  if (group === undefined || other === undefined)
    return failed('not-found', 'One of these groups is no longer there.')
  const merged = [group, other].find(({ mergedInto }) => mergedInto !== null)
  if (merged !== undefined)
    return failed('already-merged', `“${merged.name}” was merged into another group before.`)
  const base = { name: group.name, aliases: [...group.aliases, other.name, ...other.aliases] }
  return success({ name: `“${group.name}” into “${other.name}”`, base, wakes: null })
}

function aboutSettings(
  { cache, person }: AboutSession,
  act: ActOf<'change-thresholds' | 'change-service-levels'>,
): Result<About> {
  const what = act.kind === 'change-thresholds' ? 'the rules of the desk' : 'the service levels'
  if (person.role !== 'admin') return failed('forbidden', `Only an administrator changes ${what}.`)
  const settings = readSettings(cache.read)
  if (settings === null) return failed('not-found', 'The settings of the desk are not here yet.')
  const base = touchedOfSettings(act, settings)
  if (Object.keys(base).length === 0) return failed('bad-call', 'Name something to change.')
  return success({ name: '', base, wakes: null })
}

function wakingOfChange(
  { urgency, status }: Extract<Act, { kind: 'change-ticket' }>['set'],
  ticket: ShownTicket,
): Waking | null {
  const before = standingOf(ticket)
  return wakingBy(before, { urgency: urgency ?? before.urgency, status: status ?? before.status })
}
