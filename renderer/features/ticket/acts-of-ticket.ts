import type { ActId, ActState } from '../../../shared/ipc/act.ts'
import type { MessageView, TicketView } from '../../../shared/ipc/views.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { i18n } from '../../texts/i18n.ts'

interface UnsentAct {
  id: ActId
  state: ActState
  title: string
}

/** What a message that has not arrived is called: as in the outbox. */
export function messageTitle(
  kind: MessageView['kind'],
  ticket: Pick<TicketView['ticket'], 'number' | 'subject'>,
): string {
  const about = ticketName(ticket)
  if (kind === 'customer') return i18n.t('New ticket: {subject}', { subject: ticket.subject })
  return kind === 'note' ? i18n.t('Note on {about}', { about }) : i18n.t('Reply to {about}', { about })
}

/** The act on this ticket that goes before `id`, as far as the view tells; null where none does. */
export function holderOf(view: TicketView, id: ActId): { title: string; needsYou: boolean } | null {
  const messages = unsentMessages(view)
  const others = [...messages, ...view.pending].filter((act) => act.id !== id)
  const needing = others.find(({ state }) => state.kind === 'needs-you')
  if (needing !== undefined) return { title: needing.title, needsYou: true }
  // A view does not say which of a message and a change came first; a message that may be taken back holds what follows.
  const line = messages.some((act) => act.id === id) ? messages : [...messages, ...view.pending]
  const place = line.findIndex((act) => act.id === id)
  const before = line.slice(0, Math.max(0, place)).find(({ state }) => state.kind !== 'sent')
  return before === undefined ? null : { title: before.title, needsYou: false }
}

/** What else was done on this ticket and has not arrived: it may wait for the act. */
export function actsBeside(view: TicketView, id: ActId): string[] {
  return [...unsentMessages(view), ...view.pending]
    .filter((act) => act.id !== id && act.state.kind !== 'sent')
    .map(({ title }) => title)
}

function unsentMessages({ messages, ticket }: TicketView): UnsentAct[] {
  // What was said in a ticket that was merged into this one waits for that one alone.
  return messages.flatMap(({ act, kind, ticketId }) =>
    act === null || ticketId !== ticket.id || act.state.kind === 'sent'
      ? []
      : [{ ...act, title: messageTitle(kind, ticket) }],
  )
}
