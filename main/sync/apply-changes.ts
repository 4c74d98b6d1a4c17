import type { Change } from '../../shared/protocol/changes.ts'
import { ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { ActId } from '../../shared/ipc/act.ts'
import type { Topic } from '../../shared/ipc/events.ts'
import type { Person } from '../../shared/ipc/views.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { readUnsettledActs, readUnsettledSubjects, writeActSettled } from '../store/acts.ts'
import type { Cache } from '../store/cache.ts'
import { changeCache, type CacheChange } from '../store/cache-change.ts'
import { deleteHistory } from '../store/histories.ts'
import {
  readFeedPosition,
  rememberUnknownKinds,
  writeFeedPosition,
  type FeedPosition,
} from '../store/feed-position.ts'
import type { Writing } from '../store/handles.ts'
import { forgetBlockedDue, markBlockedDue, readBlockedDue } from '../store/put-blocked-group.ts'
import { deleteCannedReply, putCannedReply } from '../store/put-canned-reply.ts'
import { deleteGroup, putGroup } from '../store/put-group.ts'
import { deleteMessage, putMessage } from '../store/put-message.ts'
import { deleteSettings, putSettings } from '../store/put-settings.ts'
import { deleteStaff, putStaff } from '../store/put-staff.ts'
import { deleteTicket, putTicket } from '../store/put-ticket.ts'
import { deleteView, putView } from '../store/put-view.ts'
import { isOnBlocklist } from '../store/read-blocked-groups.ts'
import { readGroupVersion } from '../store/read-group.ts'
import { readTicketVersion, ticketIdOfMessage } from '../store/read-ticket.ts'
import { markTextDue, markTextDueByTicket } from '../store/text-index.ts'
import { blockedGroupIdOf } from './act-keys.ts'
import { noteAnsweredRows, type FedRow } from './answered-rows.ts'
import { applyTriageChange } from './apply-triage.ts'
import { foldBlocked } from './blocklist/fold-blocked.ts'
import { relaySubject } from './relay.ts'

/** What a page of the feed, or an answer to an act, brings. */
export interface Arrival {
  changes: readonly Change[]
  /** Rows that an answer says the feed will bring, without bringing them itself. */
  expected?: readonly FedRow[]
  unknownKinds: ReadonlySet<string>
  /** Where the feed goes on after it; null for what did not come through the feed. */
  position: FeedPosition | null
  /** Mark the words of what arrives for the index. Not during a first sync, which marks all at its end. */
  indexWords: boolean
  /** Lay acts over it. Not in a successor, which nobody sees yet: acts are laid over it as a whole when it is put in place. */
  layActs: boolean
}

export interface Arrived {
  topics: Topic[]
  /** Null where there are too many to name. */
  ticketIds: TicketId[] | null
}

/** More tickets than this are not named one by one. */
const mostNamed = 200

/**
 * Writes what arrived, the position behind it, and what is shown of every row that acts lie over, in one transaction.
 * Then marks the acts whose result arrived: a crash in between marks them with the next arrival.
 */
export function applyChanges(cache: Cache, work: Writing, person: Person, arrival: Arrival): Arrived {
  const topics = new Set<Topic>()
  const touched = new Set<string>()
  const unsettled = arrival.layActs ? readUnsettledSubjects(work) : []
  const settled = changeCache(cache, (change): ActId[] => {
    const rows = [...arrival.changes, ...(arrival.expected ?? [])]
    noteAnsweredRows(change.database, rows, arrival.position !== null)
    for (const one of arrival.changes) applyChange(change, one, arrival.indexWords, topics, touched)
    if (arrival.unknownKinds.size > 0) rememberUnknownKinds(change.database, arrival.unknownKinds)
    if (arrival.position !== null) writeFeedPosition(change.database, arrival.position)
    foldWhatIsDue(change.database, work, person, touched, arrival)
    return unsettled
      .filter((subject) => isTouched(subject, touched))
      .flatMap((subject) => relaySubject(change, work, person, subject))
  })
  if (settled.length > 0) {
    work.transaction(() => settled.forEach((id) => writeActSettled(work, id)))
    topics.add('outbox')
  }
  return { topics: [...topics], ticketIds: namedTickets(touched) }
}

function applyChange(
  change: CacheChange,
  one: Change,
  indexWords: boolean,
  topics: Set<Topic>,
  touched: Set<string>,
): void {
  const { database } = change
  switch (one.kind) {
    case 'ticket':
      topics.add('tickets')
      touched.add(`ticket:${one.id}`)
      if (one.op === 'put') {
        const row = putTicket(change, one.doc, one.doc, false)
        if (indexWords) markTextDue(database, row)
        if (isErased(one.doc)) deleteHistory(database, one.id)
      } else if (one.version >= readTicketVersion(database, one.id)) {
        deleteTicket(change, one.id)
      }
      return
    case 'message': {
      topics.add('tickets')
      const ticketId = one.op === 'put' ? one.doc.ticketId : ticketIdOfMessage(database, one.id)
      if (ticketId !== null) touched.add(`ticket:${ticketId}`)
      if (one.op === 'delete') deleteMessage(change, one.id)
      else putMessage(change, one.doc, one.version)
      if (one.op === 'put') for (const copy of one.doc.alsoTo ?? []) touched.add(`ticket:${copy.ticketId}`)
      if (indexWords && ticketId !== null) markTextDueByTicket(database, ticketId)
      return
    }
    case 'group':
      topics.add('groups')
      touched.add(`group:${one.id}`)
      if (isOnBlocklist(database, one.id)) topics.add('blocklist')
      if (one.version < readGroupVersion(database, one.id)) return
      if (one.op === 'delete') return deleteGroup(change, one.id)
      return putGroup(change, one.doc, one.doc, false)
    case 'staff':
      topics.add('staff')
      return one.op === 'delete' ? deleteStaff(change, one.id) : putStaff(change, one.doc)
    case 'settings':
      topics.add('provider')
      touched.add('settings')
      return one.op === 'delete' ? deleteSettings(change) : putSettings(change, one.doc)
    case 'view':
      topics.add('views')
      touched.add(`view:${one.id}`)
      return one.op === 'delete' ? deleteView(change, one.id, one.version) : putView(change, one.doc)
    case 'canned-reply':
      topics.add('canned-replies')
      touched.add(`canned:${one.id}`)
      return one.op === 'delete'
        ? deleteCannedReply(change, one.id, one.version)
        : putCannedReply(change, one.doc)
    case 'blocklist-operation':
    case 'blocklist-entry':
    case 'page':
    case 'flag':
    case 'outage':
    case 'responder':
    case 'rota':
      return applyTriageChange(change, one, topics, touched)
    default:
      return assertNever(one)
  }
}

/** The desk has blanked who asked: nothing of them may stay here. */
function isErased({ requester }: Ticket): boolean {
  return Object.values(requester).every((text) => text === '')
}

/** During a first sync all is folded at its end: what was done about one group is spread over the feed. */
function foldWhatIsDue(
  database: Writing,
  work: Writing,
  person: Person,
  touched: ReadonlySet<string>,
  { position, layActs }: Arrival,
): void {
  const ids = [...touched].map(blockedGroupIdOf).filter((id) => id !== null)
  if (ids.length > 0) markBlockedDue(database, ids)
  if (!(position ?? readFeedPosition(database)).complete) return
  const due = readBlockedDue(database)
  if (due.length === 0) return
  for (const id of due)
    foldBlocked(database, person, id, layActs ? readUnsettledActs(work, `blocklist:${id}`) : [])
  forgetBlockedDue(database)
}

/** An import is about all groups. */
function isTouched(subject: string, touched: ReadonlySet<string>): boolean {
  return touched.has(subject) || subject === 'import'
}

/** Whether a group is blocked stands on every ticket of it. */
function namedTickets(touched: ReadonlySet<string>): TicketId[] | null {
  if ([...touched].some((subject) => blockedGroupIdOf(subject) !== null)) return null
  const ids = [...touched]
    .filter((subject) => subject.startsWith('ticket:'))
    .map((subject) => subject.slice(7))
  return ids.length > mostNamed ? null : ids.map((id) => ticketIdSchema.parse(id))
}
