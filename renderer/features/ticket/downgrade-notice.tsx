import { MailOpen } from 'lucide-react'
import { urgencyNames, type Urgency } from '../../../shared/rules/urgency.ts'

interface DowngradeNoticeProps {
  from: Urgency
  to: Urgency
  /** Trimmed; blank where none is given yet. */
  reason: string
}

/** What the customer is told of a lower level: nobody should write what they would not say to them. */
export function DowngradeNotice({ from, to, reason }: DowngradeNoticeProps) {
  return (
    <div className="downgrade" role="group" aria-label="What the customer reads">
      <MailOpen size={14} aria-hidden />
      <div>
        <p className="downgrade-head">
          The customer reads on their receipt that this is “{urgencyNames[to]}” now, what it would take to be
          “{urgencyNames[from]}” again, and why:
        </p>
        <p>{reason === '' ? 'No reason is given.' : <bdi>“{reason}”</bdi>}</p>
      </div>
    </div>
  )
}
