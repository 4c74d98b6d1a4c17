import type { TicketId } from '../../protocol/common.ts'

/** By what a notice of something that stands is known again: told once while it lasts. */
export const ticketKey = (ticketId: TicketId): string => `ticket:${ticketId}`
export const assignedKey = (ticketId: TicketId): string => `assigned:${ticketId}`
export const dueKey = (ticketId: TicketId, dueAt: number): string => `due:${ticketId}:${dueAt}`
export const pageKey = (pageId: string): string => `page:${pageId}`
export const toMeKey = (pageId: string): string => `to-me:${pageId}`

/** The ticket that a key is about; null for one of a page. An id may hold colons of its own. */
export function ticketIdOfKey(key: string): string | null {
  const [, kind, rest = ''] = /^([^:]*):(.*)$/.exec(key) ?? []
  if (kind === 'ticket' || kind === 'assigned') return rest
  return kind === 'due' ? rest.replace(/:\d+$/, '') : null
}
