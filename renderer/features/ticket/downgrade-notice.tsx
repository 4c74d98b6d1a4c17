import { MailOpen } from 'lucide-react'
import { levelsAbove, urgencyNeeds } from '../../../shared/rules/urgency-needs.ts'
import { urgencyNames, type Urgency } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'

interface DowngradeNoticeProps {
  requested: Urgency
  to: Urgency
  /** Trimmed; blank where none is given yet. */
  reason: string
}

/**
 * What the customer reads of a lower level on their receipt: nobody should write what they would not say to them. It is quoted
 * in the receipt’s own words, which are English whatever the console speaks.
 */
export function DowngradeNotice({ requested, to, reason }: DowngradeNoticeProps) {
  return (
    <div className="downgrade" role="group" aria-label={i18n.t('What the customer reads')}>
      <MailOpen size={14} aria-hidden />
      <div>
        <p className="downgrade-head">{i18n.t('The customer reads on their receipt:')}</p>
        <p>
          We handle this as {urgencyNames[to]}, not as {urgencyNames[requested]}.{' '}
          {reason !== '' && (
            <>
              The reason we gave: <bdi>“{reason}”</bdi>
            </>
          )}
        </p>
        <p>{i18n.t('What it would take to be higher:')}</p>
        <ul className="downgrade-needs">
          {levelsAbove(to, requested).map((level) => (
            <li key={level}>
              <strong>{urgencyNames[level]}</strong>: {urgencyNeeds[level]}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
