import { textLimits } from '../../../shared/protocol/common.ts'
import { DraftText } from './draft-text.tsx'
import { UrgencyCards } from './urgency-cards.tsx'

/** What it is about, and how bad it is. */
export function TroubleFields() {
  return (
    <>
      <UrgencyCards />
      <DraftText field="subject" label="Subject" limit={textLimits.subject} />
      <DraftText field="description" label="Description" limit={textLimits.body} rows={5} />
    </>
  )
}
