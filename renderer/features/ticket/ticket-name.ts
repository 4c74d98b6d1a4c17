import type { TicketView } from '../../../shared/ipc/views.ts'

/** `#5123`, or its subject where it has no number yet. */
export function ticketName({ number, subject }: Pick<TicketView['ticket'], 'number' | 'subject'>): string {
  return number === null ? `“${subject}”` : `#${number}`
}

/** The same with its subject. */
export function ticketTitle({ number, subject }: Pick<TicketView['ticket'], 'number' | 'subject'>): string {
  return number === null ? subject : `#${number} ${subject}`
}
