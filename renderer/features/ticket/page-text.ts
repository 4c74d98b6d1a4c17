import type { TicketView } from '../../../shared/ipc/views.ts'
import { textLimits } from '../../../shared/protocol/common.ts'

/** What whoever is woken reads first: which ticket, whose, and what it is about; within the limit of a page's text. */
export function pageText({ ticket, group }: Pick<TicketView, 'ticket' | 'group'>): string {
  const number = ticket.number === null ? '' : `#${ticket.number} `
  return cut(`${number}${group?.name ?? ticket.groupName}: ${ticket.subject}`, textLimits.reason)
}

/** Never through the middle of a character. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
