import { useEffect } from 'react'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { takeBackLast } from './take-back.ts'
import { useTicket } from './ticket-store.ts'

/** Whoever leaves a ticket whose reply has not left yet takes the way back along, for as long as there is one. */
export function useUndoAfterLeaving(ticketId: TicketId, onOpenTicket: (ticketId: TicketId) => void): void {
  useEffect(
    () => () => {
      const { lastSent } = useTicket.getState()
      const now = Date.now()
      if (lastSent === null || lastSent.ticketId !== ticketId || lastSent.until <= now) return
      const undo = async () => {
        const back = await takeBackLast(Date.now(), false)
        if (back !== null) onOpenTicket(back)
        else announce(i18n.t('The reply has left already. It stands in the ticket.'))
      }
      announce(i18n.t('The reply has not left yet.'), {
        action: { name: i18n.t('Undo'), onPress: () => void undo() },
        forMs: lastSent.until - now,
      })
    },
    [ticketId, onOpenTicket],
  )
}
