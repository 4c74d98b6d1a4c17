import { textLimits } from '../../../shared/protocol/common.ts'
import { WakesNobody } from '../../ui/wakes-nobody.tsx'
import { BlockedNote } from './blocked-note.tsx'
import { DraftText } from './draft-text.tsx'
import { useNewTicket } from './new-ticket-store.ts'
import { UrgencyCards } from './urgency-cards.tsx'

/** What it is about, and how bad it is. */
export function TroubleFields() {
  const isCritical = useNewTicket(({ draft }) => draft.urgency === 'mission-critical')
  return (
    <>
      <UrgencyCards />
      <BlockedNote />
      {isCritical && <WakesNobody />}
      <DraftText field="subject" label="Subject" limit={textLimits.subject} />
      <DraftText field="description" label="Description" limit={textLimits.body} rows={5} />
    </>
  )
}
