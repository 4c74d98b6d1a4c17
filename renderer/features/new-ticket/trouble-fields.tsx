import { textLimits } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { WakesNobody } from '../../ui/wakes-nobody.tsx'
import { WhomItWakes } from '../../ui/whom-it-wakes.tsx'
import { DraftText } from './draft-text.tsx'
import { useGroupCheck } from './group-check-store.ts'
import { useNewTicket } from './new-ticket-store.ts'
import { UrgencyCards } from './urgency-cards.tsx'

/** What it is about, and how bad it is. */
export function TroubleFields() {
  const isCritical = useNewTicket(({ draft }) => draft.urgency === 'mission-critical')
  const name = useGroupCheck((store) => store.checked)
  return (
    <>
      <UrgencyCards />
      {isCritical &&
        (name === '' ? <WakesNobody /> : <WhomItWakes about={{ kind: 'new-ticket', groupName: name }} />)}
      <DraftText field="subject" label={i18n.t('Subject')} limit={textLimits.subject} />
      <DraftText field="description" label={i18n.t('Description')} limit={textLimits.body} rows={5} />
    </>
  )
}
