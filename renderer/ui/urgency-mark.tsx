import { urgencyRank, type Urgency } from '../../shared/rules/urgency.ts'
import { i18n } from '../texts/i18n.ts'
import { urgencyNames } from './rule-names.ts'
import { LineIcon } from './line-icon.tsx'
import { lineShapes, type LineShape } from './line-shapes.ts'
import './urgency-mark.css'

const icons: Record<Urgency, LineShape> = {
  question: lineShapes.question,
  'work-request': lineShapes.wrench,
  'urgent-work-request': lineShapes.timer,
  'impaired-function': lineShapes.triangle,
  'mission-critical': lineShapes.siren,
}

/** Shorter words for narrow places; the full name is still what is read out. */
export const shortUrgencyNames: Record<Urgency, string> = {
  question: i18n.t('Question'),
  'work-request': i18n.t('Work'),
  'urgent-work-request': i18n.t('Urgent'),
  'impaired-function': i18n.t('Impaired'),
  'mission-critical': i18n.t('Critical'),
}

export interface UrgencyMarkProps {
  urgency: Urgency
  size?: 'small' | 'medium'
  /** `short` for columns; `fitting` is short where the container `urgencies` is narrow; `false` for the screen reader alone. */
  showWord?: boolean | 'short' | 'fitting'
}

/** An urgency as colour, icon and word: no one of the three alone. */
export function UrgencyMark({ urgency, size = 'small', showWord = true }: UrgencyMarkProps) {
  const name = urgencyNames[urgency]
  const className = `urgency urgency-${urgencyRank(urgency)} urgency-${size}`
  const icon = <LineIcon shape={icons[urgency]} size={size === 'small' ? 13 : 15} strokeWidth={2.2} />
  // A label, not a hidden text: a column of these would lay out every name that nobody sees.
  if (showWord === 'short') {
    return (
      <span role="img" aria-label={name} className={className} title={name}>
        {icon}
        {shortUrgencyNames[urgency]}
      </span>
    )
  }
  return (
    <span className={className} title={name}>
      {icon}
      <span className={longClass(showWord)}>{name}</span>
      {showWord === 'fitting' && (
        <span className="urgency-short" aria-hidden>
          {shortUrgencyNames[urgency]}
        </span>
      )}
    </span>
  )
}

/** The full name is always there to be read out; how much of it is seen differs. */
function longClass(showWord: Exclude<UrgencyMarkProps['showWord'], 'short' | undefined>): string {
  if (showWord === true) return ''
  return showWord === 'fitting' ? 'urgency-long' : 'visually-hidden'
}
