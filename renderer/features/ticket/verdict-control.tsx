import { verdicts, type Verdict } from '../../../shared/rules/verdict.ts'
import { i18n } from '../../texts/i18n.ts'
import { verdictWords } from '../../ui/rule-names.ts'

interface VerdictControlProps {
  verdict: Verdict | null
  onPicked: (verdict: Verdict | null) => void
}

/** What the staff found of the urgency the customer chose: one press, and again to take it back. */
export function VerdictControl({ verdict, onPicked }: VerdictControlProps) {
  return (
    <div className="verdict" role="group" aria-label={i18n.t('Verdict on the requested urgency')}>
      <span className="verdict-label">{i18n.t('The requested urgency was')}</span>
      {verdicts.map((each) => (
        <button
          key={each}
          type="button"
          className="verdict-choice"
          aria-pressed={each === verdict}
          onClick={() => onPicked(each === verdict ? null : each)}
        >
          {verdictWords[each]}
        </button>
      ))}
    </div>
  )
}
