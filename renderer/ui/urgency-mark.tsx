import { CircleQuestionMark, Siren, Timer, TriangleAlert, Wrench, type LucideIcon } from 'lucide-react'
import { urgencyNames, urgencyRank, type Urgency } from '../../shared/rules/urgency.ts'
import './urgency-mark.css'

const icons: Record<Urgency, LucideIcon> = {
  question: CircleQuestionMark,
  'work-request': Wrench,
  'urgent-work-request': Timer,
  'impaired-function': TriangleAlert,
  'mission-critical': Siren,
}

/** Shorter words for narrow places; the full name is still what is read out. */
const shortNames: Record<Urgency, string> = {
  question: 'Question',
  'work-request': 'Work',
  'urgent-work-request': 'Urgent work',
  'impaired-function': 'Impaired',
  'mission-critical': 'Critical',
}

export interface UrgencyMarkProps {
  urgency: Urgency
  size?: 'small' | 'medium'
  /** `short` for columns; `false` leaves the word to the screen reader. */
  showWord?: boolean | 'short'
}

/** An urgency as colour, icon and word: no one of the three alone. */
export function UrgencyMark({ urgency, size = 'small', showWord = true }: UrgencyMarkProps) {
  const Icon = icons[urgency]
  const name = urgencyNames[urgency]
  const word = showWord === 'short' ? shortNames[urgency] : name
  return (
    <span className={`urgency urgency-${urgencyRank(urgency)} urgency-${size}`} title={name}>
      <Icon size={size === 'small' ? 13 : 15} strokeWidth={2.2} aria-hidden />
      {showWord === false ? (
        <span className="visually-hidden">{name}</span>
      ) : (
        <span className="urgency-word">{word}</span>
      )}
    </span>
  )
}
