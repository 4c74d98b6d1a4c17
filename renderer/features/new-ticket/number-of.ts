import type { TicketId } from '../../../shared/protocol/common.ts'
import { bridge } from '../../bridge.ts'

/** How long somebody who has just filed a ticket may be kept waiting for its number, in ms. */
const mostMs = 4_000

/** The number that the desk gives a ticket filed here; null where it does not come at once. */
export function numberOf(ticketId: TicketId): Promise<number | null> {
  return new Promise((resolve) => {
    const decided = (number: number | null) => {
      clearTimeout(timer)
      leave()
      resolve(number)
    }
    const look = async () => {
      const read = await bridge.call('ticket.read', { ticketId })
      const number = read.ok ? (read.value?.ticket.number ?? null) : null
      if (number !== null) decided(number)
    }
    const leave = bridge.on('changed', ({ ticketIds }) => {
      if (ticketIds === null || ticketIds.includes(ticketId)) void look()
    })
    const timer = setTimeout(() => decided(null), mostMs)
    void look()
  })
}
