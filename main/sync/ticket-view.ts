import { messageIdSchema } from '../../shared/protocol/common.ts'
import type { Message } from '../../shared/protocol/message.ts'
import type { TicketLink } from '../../shared/protocol/ticket.ts'
import type { LinkView, MessageView, TicketView } from '../../shared/ipc/views.ts'
import type { KeptAct } from '../store/act-row.ts'
import { readUnsettledActs } from '../store/acts.ts'
import { readFlags } from '../store/read-flags.ts'
import { readStaffName } from '../store/read-staff.ts'
import type { Reading } from '../store/handles.ts'
import { readMessages, readTicket } from '../store/read-ticket.ts'
import { readClocksView } from './clocks-view.ts'
import { viewsOf } from './files/file-views.ts'
import { filesOf } from './files/files-of-act.ts'
import { pulledMessage } from './message-view.ts'
import { readConflicts } from './read-conflicts.ts'
import type { Session } from './session.ts'
import { layFlags } from './triage/flag-view.ts'
import { readGroupView } from './triage/group-view.ts'
import { readOutageView } from './triage/outage-view.ts'
import { readPageViews } from './triage/page-view.ts'
import { holdingMessages, withMessages } from './unseen.ts'

/** A ticket with its conversation, and what is on its way to the service. Null for one that is not here. */
export function readTicketView(session: Session, ticketId: string): TicketView | null {
  const { cache, work, person } = session
  const ticket = readTicket(cache.read, ticketId)?.shown
  if (ticket === undefined) return null
  const acts = readUnsettledActs(work, `ticket:${ticketId}`)
  const heldFor = (kept: KeptAct) => holdingMessages(cache.read, kept, person.id)
  // What the service refused a reply for may not have come through the feed yet: it is shown all the same.
  const pulled = withMessages(acts.flatMap(heldFor), readMessages(cache.read, ticketId))
  const known = new Set<string>(pulled.map((message) => message.id))
  const written = acts
    .map((kept) => {
      const message = writtenMessage(kept, person, known, () => heldFor(kept).map(({ id }) => id))
      return message && { ...message, ...viewsOf(session, filesOf(kept.act)) }
    })
    .filter((message) => message !== null)
  return {
    ticket,
    group: ticket.groupId === null ? null : readGroupView(cache.read, ticket.groupId, session.now()),
    assigneeName: ticket.assigneeId === null ? null : readStaffName(cache.read, ticket.assigneeId),
    messages: [
      ...pulled.map((message) => ({ ...pulledMessage(message), ...viewsOf(session, message.attachments) })),
      ...written,
    ],
    seenThrough: pulled.at(-1)?.id ?? null,
    clocks: readClocksView(cache.read, ticket),
    flags: layFlags(readFlags(cache.read, ticketId), acts, person),
    links: (ticket.links ?? []).map((link) => linkView(cache.read, link)),
    outage: readOutageView(cache.read, ticketId),
    pages: readPageViews(session, ticketId),
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
  const { number = null, subject = '', status = 'new' } = other ?? {}
  return { ...link, at: Date.parse(at), other: other === undefined ? null : { number, subject, status } }
}

/** Not a message, nor the filing of the ticket itself. */
function isChange(kind: KeptAct['act']['kind']): boolean {
  return kind !== 'reply' && kind !== 'note' && kind !== 'file-ticket'
}

/** What an act adds to the conversation; null where it adds nothing, or the service has it already. */
function writtenMessage(
  kept: KeptAct,
  person: { id: Session['person']['id']; name: string },
  known: ReadonlySet<string>,
  heldFor: () => Message['id'][],
): MessageView | null {
  const { act, state, madeAt } = kept
  const onItsWay = {
    createdAt: madeAt,
    act: state.kind === 'sent' ? null : { id: kept.id, state, unseen: heldFor() },
  }
  switch (act.kind) {
    case 'reply':
    case 'note': {
      if (known.has(act.messageId)) return null
      const author = { kind: 'staff' as const, staffId: person.id, name: person.name }
      return {
        id: act.messageId,
        ticketId: act.ticketId,
        kind: act.kind,
        body: act.body,
        author,
        ...onItsWay,
      }
    }
    case 'file-ticket': {
      if (known.size > 0) return null
      const name = `${act.requester.firstName} ${act.requester.lastName}`.trim()
      const author = { kind: 'customer' as const, staffId: null, name }
      const id = messageIdSchema.parse(`filed-${kept.id}`)
      return { id, ticketId: act.ticketId, kind: 'customer', body: act.description, author, ...onItsWay }
    }
    default:
      return null
  }
}
