import { useEffect } from 'react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { bridge } from '../../bridge.ts'

/** Who only passes by, with the keys of the queue, asks the desk for nothing; in ms. */
const stayedFor = 1_500

/**
 * Whoever stays with a ticket has its history here afterwards, also without a network. That it cannot be fetched now is told where
 * it is read.
 */
export function useKnownHistory({ id, number, version }: TicketView['ticket']): void {
  useEffect(() => {
    if (number === null) return undefined
    const timer = setTimeout(() => void bridge.call('history.fetch', { ticketId: id }), stayedFor)
    return () => clearTimeout(timer)
  }, [id, number, version])
}
