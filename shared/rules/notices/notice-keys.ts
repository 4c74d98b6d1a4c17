import type { TicketId } from '../../protocol/common.ts'

/** By what a notice of something that stands is known again: told once while it lasts. */
export const ticketKey = (ticketId: TicketId): string => `ticket:${ticketId}`
export const assignedKey = (ticketId: TicketId): string => `assigned:${ticketId}`
export const dueKey = (ticketId: TicketId, dueAt: number): string => `due:${ticketId}:${dueAt}`
export const pageKey = (pageId: string): string => `page:${pageId}`
export const toMeKey = (pageId: string): string => `to-me:${pageId}`
