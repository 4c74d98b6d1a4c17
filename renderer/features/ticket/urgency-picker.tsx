import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { urgencies, urgencyOfRank, urgencyRank, type Urgency } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'
import { urgencyNames } from '../../ui/rule-names.ts'
import { RadioField } from '../../ui/radio-field.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'

interface UrgencyPickerProps {
  from: Urgency
  to: Urgency
  /** The level is what is asked first: the keyboard begins there. */
  isFirst: boolean
  onPick: (urgency: Urgency) => void
  onEnter: () => void
  /** What else is asked: the digits pick a level from there too, wherever nobody types. */
  children: ReactNode
}

/** The five levels, the most urgent first, over what follows from the one that is picked. */
export function UrgencyPicker({ from, to, isFirst, onPick, onEnter, children }: UrgencyPickerProps) {
  const place = useRef<HTMLDivElement>(null)
  const radioOf = (urgency: Urgency) =>
    place.current?.querySelectorAll<HTMLElement>('input[type="radio"]')[
      urgencies.length - urgencyRank(urgency)
    ]
  const dialogOpened = useEffectEvent(() => {
    if (isFirst) radioOf(from)?.focus()
  })
  useEffect(() => dialogOpened(), [])
  const keyPressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return
    const isOnLevel = event.target.matches('input[type="radio"]')
    const isTyping = !isOnLevel && event.target.matches('input, textarea')
    const picked = isTyping ? null : urgencyOfRank(Number(event.key))
    // With a level alone, Enter wakes nobody.
    if (event.key === 'Enter' && isOnLevel && to !== 'mission-critical') onEnter()
    else if (picked === null) return
    else {
      onPick(picked)
      radioOf(picked)?.focus()
    }
    event.preventDefault()
  }
  return (
    <div ref={place} className="urgency-dialog" role="presentation" onKeyDownCapture={keyPressed}>
      <RadioField
        label={i18n.t('Urgency')}
        options={urgencies.toReversed().map((urgency) => ({
          id: urgency,
          name: urgencyNames[urgency],
          mark: (
            <span className="urgency-picker-mark">
              <UrgencyMark urgency={urgency} size="medium" />
              {urgency === from && <span className="urgency-picker-now">{i18n.t('now')}</span>}
            </span>
          ),
          shortcut: String(urgencyRank(urgency)),
        }))}
        selected={to}
        onSelect={onPick}
      />
      {children}
    </div>
  )
}
