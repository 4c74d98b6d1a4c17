import { bridge } from './bridge.ts'
import { useConnection } from './features/connection/connection-store.ts'
import { useFrame } from './frame-store.ts'
import { missingNumberWords } from './missing-number-words.ts'
import { announce } from './ui/announce.ts'

/** Shows the ticket of this number, from wherever it is named; where it is not here, says so and leaves the screen as it is. */
export async function numberOpened(ticketNumber: number): Promise<void> {
  const found = await bridge.call('ticket.find', { ticketNumber })
  if (!found.ok) announce(found.failure.message, { tone: 'danger' })
  else if (found.value !== null) useFrame.getState().ticketOpened(found.value)
  else {
    const isIncomplete = useConnection.getState().view?.incomplete !== undefined
    const { isAway } = useFrame.getState()
    announce(missingNumberWords(ticketNumber, isIncomplete, isAway), {
      tone: 'danger',
      slot: 'missing-number',
    })
  }
}
