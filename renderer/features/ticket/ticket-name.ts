import type { TicketView } from '../../../shared/ipc/views.ts'

/** A ticket's number and subject, as far as it has both. */
export function ticketTitle({ number, subject }: Pick<TicketView['ticket'], 'number' | 'subject'>): string {
  return number === null ? subject : `#${number} ${subject}`
}
