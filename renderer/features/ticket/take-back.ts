import type { ActId } from '../../../shared/ipc/act.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { emptyDraft, useDrafts } from './draft-store.ts'
import { useTicket } from './ticket-store.ts'

/**
 * Brings a message that has not left back to the composer, with the caret at its end. What was typed there since is on
 * the disk first, and stands behind it afterwards: at no moment is a text nowhere. Answers whether it came back.
 */
export async function takeBack(actId: ActId, ticketId: TicketId): Promise<boolean> {
  const { keptNow, recalled, typed, caretWanted } = useDrafts.getState()
  const draft = () => useDrafts.getState().drafts.get(ticketId) ?? emptyDraft
  const before = draft()
  if (!(await keptNow(ticketId))) return false
  if (!(await useTicket.getState().actDecided(actId, { kind: 'take-back' }))) return false
  const { text: meanwhile } = draft()
  await recalled(ticketId)
  if (meanwhile !== before.text && meanwhile !== draft().text)
    typed(ticketId, `${draft().text}\n\n${meanwhile}`)
  caretWanted(ticketId)
  return true
}

/**
 * Takes back the reply sent last from this window, while that is possible; without a line to the desk, for as long as
 * it waits. Answers its ticket; null where there is none.
 */
export async function takeBackLast(now: number, isAway: boolean): Promise<TicketId | null> {
  const { lastSent } = useTicket.getState()
  if (lastSent === null || (lastSent.until <= now && !isAway)) return null
  const { actId, ticketId } = lastSent
  return (await takeBack(actId, ticketId)) ? ticketId : null
}
