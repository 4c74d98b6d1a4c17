import type { Ticket } from '#shared/protocol/ticket'
import { newTimeline, turned } from '#shared/rules/service-levels/timeline'
import type { ModelDesk } from './model-desk.ts'

/** Stores a ticket under its next version, with its entry in the feed. */
export function putTicket(desk: ModelDesk, next: Ticket): Ticket {
  const timeline = turned(next.timeline ?? newTimeline, next.status, desk.now())
  const ticket = { ...next, timeline, version: next.version + 1 }
  desk.state.ticket.set(ticket.id, ticket)
  desk.record('ticket', ticket.id, ticket.version)
  return ticket
}
