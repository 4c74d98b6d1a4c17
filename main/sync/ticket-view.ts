import { inTimeOrder } from '../../shared/rules/in-time-order.ts'
import type { TicketLink } from '../../shared/protocol/ticket.ts'
import type { LinkView, TicketView } from '../../shared/ipc/views.ts'
import type { KeptAct } from '../store/act-row.ts'
import { readUnsettledActs } from '../store/acts.ts'
import { readFlags } from '../store/read-flags.ts'
import { readStaffName } from '../store/read-staff.ts'
import type { Reading } from '../store/handles.ts'
import { readTicket, readTicketName } from '../store/read-ticket.ts'
import { readClocksView } from './clocks-view.ts'
import { readConversation } from './conversation-view.ts'
import { readCopyViews } from './copies-view.ts'
import { mergedIntoView, readJoined, readPagesOfAll } from './joined-tickets.ts'
import { readConflicts } from './read-conflicts.ts'
import type { Session } from './session.ts'
import { layFlags } from './triage/flag-view.ts'
import { readGroupView } from './triage/group-view.ts'
import { readOutageView } from './triage/outage-view.ts'

/** A ticket with its conversation, and what is on its way to the service. Null for one that is not here. */
export function readTicketView(session: Session, ticketId: string): TicketView | null {
  const { cache, work, person } = session
  const ticket = readTicket(cache.read, ticketId)?.shown
  if (ticket === undefined) return null
  const acts = readUnsettledActs(work, `ticket:${ticketId}`)
  const own = readConversation(session, ticketId, acts)
  const joined = readJoined(session, ticketId)
  const copies = readCopyViews(session, [ticket.id, ...joined.tickets.map((one) => one.ticket.id)])
  return {
    ticket,
    group: ticket.groupId === null ? null : readGroupView(cache.read, ticket.groupId, session.now()),
    assigneeName: ticket.assigneeId === null ? null : readStaffName(cache.read, ticket.assigneeId),
    messages: [...inTimeOrder(own.pulled, [...joined.conversations, copies]), ...own.written],
    seenThrough: own.seenThrough,
    clocks: readClocksView(cache.read, ticket),
    flags: layFlags(readFlags(cache.read, ticketId), acts, person),
    links: (ticket.links ?? []).map((link) => linkView(cache.read, link)),
    mergedInto: mergedIntoView(cache.read, ticket),
    joined: joined.tickets,
    outage: readOutageView(cache.read, ticketId),
    pages: readPagesOfAll(session, [ticketId, ...joined.tickets.map((one) => one.ticket.id)]),
    pending: [...acts, ...readUnsettledActs(work, `page:${ticketId}`)]
      .filter(({ act, state }) => isChange(act.kind) && state.kind !== 'sent')
      .map((kept) => {
        const { id, title, state, wakes } = kept
        return {
          id,
          title,
          state,
          wakes: wakes !== null,
          conflicts: readConflicts(cache.read, kept, person.id),
        }
      }),
  }
}

function linkView(cache: Reading, { at, ...link }: TicketLink): LinkView {
  const other = readTicket(cache, link.ticketId)?.shown
  if (other === undefined) return { ...link, at: Date.parse(at), other: null }
  const { number, subject, status, mergedInto } = other
  const into = mergedInto === null ? null : readTicketName(cache, mergedInto)
  const goesOn = into === null ? {} : { mergedInto: into.number === null ? into.subject : `#${into.number}` }
  return { ...link, at: Date.parse(at), other: { number, subject, status, ...goesOn } }
}

/** Not a message, nor the filing of the ticket itself. */
function isChange(kind: KeptAct['act']['kind']): boolean {
  return kind !== 'reply' && kind !== 'note' && kind !== 'file-ticket'
}
