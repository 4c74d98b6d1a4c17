import { Trans } from '@lingui/react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'
import { Moment } from '../../ui/time.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'

type Ticket = TicketView['ticket']

/** The urgency the customer chose, the one the staff work with and the one judged: who, when and why. */
export function UrgencyHistory({ ticket: { urgency, urgencySet } }: { ticket: Ticket }) {
  const isChanged =
    urgencySet.effective.at !== urgencySet.requested.at || urgency.effective !== urgency.requested
  return (
    <div className="urgency-history">
      <Line label={i18n.t('Requested')} urgency={urgency.requested} setting={urgencySet.requested} />
      {isChanged && (
        <Line label={i18n.t('Set to')} urgency={urgency.effective} setting={urgencySet.effective} />
      )}
      {urgency.judged !== null && urgencySet.judged !== null && (
        <Line label={i18n.t('Judged')} urgency={urgency.judged} setting={urgencySet.judged} />
      )}
    </div>
  )
}

interface LineProps {
  label: string
  urgency: Urgency
  setting: Ticket['urgencySet']['requested']
}

function Line({ label, urgency, setting }: LineProps) {
  return (
    <div className="urgency-history-line">
      <span className="urgency-history-label">{label}</span>
      <UrgencyMark urgency={urgency} />
      <span>
        <Trans
          id="by {name}, {when}"
          values={{ name: <bdi>{setting.by.name}</bdi>, when: <Moment at={setting.at} /> }}
        />
      </span>
      {setting.why !== '' && <bdi className="urgency-history-why">“{setting.why}”</bdi>}
    </div>
  )
}
