import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { findTicketId } from '../store/read-ticket.ts'
import { findSimilarTickets } from '../store/similar-tickets.ts'
import type { Session } from '../sync/session.ts'
import { readTicketView } from '../sync/ticket-view.ts'
import { readGroupNamed, readGroupView, readGroupWindow } from '../sync/triage/group-view.ts'
import { findNearGroups } from '../sync/triage/near-groups.ts'
import { readRecordView } from '../sync/triage/record-view.ts'

type TriageHandlers = Pick<
  Handlers<'core'>,
  | 'ticket.read'
  | 'ticket.find'
  | 'tickets.similar'
  | 'groups.list'
  | 'groups.read'
  | 'groups.named'
  | 'groups.near'
  | 'groups.record'
>

/** Answers about tickets and groups, with what stands beside them: flags, pages, outages, records. */
export function createTriageHandlers(
  unlocked: <Value>(answer: (session: Session) => Result<Value>) => Result<Value>,
): TriageHandlers {
  return {
    'ticket.read': ({ ticketId }) => unlocked((session) => success(readTicketView(session, ticketId))),
    'ticket.find': ({ ticketNumber }) =>
      unlocked(({ cache }) => success(findTicketId(cache.read, ticketNumber))),
    'tickets.similar': (like) =>
      unlocked(({ cache, now }) => success(findSimilarTickets(cache.read, like, now()))),
    'groups.list': (request) => unlocked(({ cache, now }) => readGroupWindow(cache.read, request, now())),
    'groups.read': ({ groupId }) =>
      unlocked(({ cache, now }) => success(readGroupView(cache.read, groupId, now()))),
    'groups.named': ({ name }) =>
      unlocked(({ cache, now }) => success(readGroupNamed(cache.read, name, now()))),
    'groups.near': ({ name, except }) =>
      unlocked(({ cache }) => success(findNearGroups(cache.read, name, except))),
    'groups.record': ({ groupId }) =>
      unlocked(({ cache, now }) => success(readRecordView(cache.read, groupId, now()))),
  }
}
