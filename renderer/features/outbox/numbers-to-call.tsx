import { useEffect } from 'react'
import type { Act } from '../../../shared/ipc/act.ts'
import { i18n } from '../../texts/i18n.ts'
import { useDeskNow } from '../../ui/desk-now.ts'
import { PhoneList } from '../../ui/phone-list.tsx'
import { phonesToCall } from '../../ui/phones-to-call.ts'
import { placeOf } from './outbox-words.ts'
import { useTickets } from './tickets-store.ts'

/** Whom to call instead of sending what would wake people. */
export function NumbersToCall({ act }: { act: Act }) {
  const { emergencyPhone } = useDeskNow()
  const place = placeOf(act)
  const ticketId = place?.kind === 'ticket' ? place.ticketId : null
  const view = useTickets(({ tickets }) => (ticketId === null ? null : (tickets.get(ticketId) ?? null)))
  useEffect(() => {
    if (ticketId !== null) void useTickets.getState().ticketNeeded(ticketId)
  }, [ticketId])
  return <PhoneList label={i18n.t('Or call:')} phones={phonesToCall(emergencyPhone, view)} />
}
