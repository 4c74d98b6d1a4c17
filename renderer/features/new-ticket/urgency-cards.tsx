import type { KeyboardEvent } from 'react'
import { urgencies, urgencyOfRank, urgencyRank } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'
import { urgencyNames } from '../../ui/rule-names.ts'
import { RadioField } from '../../ui/radio-field.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { useNewTicket } from './new-ticket-store.ts'
import { urgencyWords } from './urgency-words.ts'

const options = urgencies.map((urgency) => ({
  id: urgency,
  name: urgencyNames[urgency],
  mark: <UrgencyMark urgency={urgency} />,
  description: urgencyWords[urgency],
  shortcut: String(urgencyRank(urgency)),
}))

/** The five levels with their words; the digits and the arrows pick one while the focus is here. */
export function UrgencyCards() {
  const urgency = useNewTicket((store) => store.draft.urgency)
  const message = useNewTicket((store) => store.messages.urgency)
  const typed = useNewTicket((store) => store.typed)
  const isDisabled = useNewTicket((store) => store.filing)

  const keyPressed = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const picked = urgencyOfRank(Number(event.key))
    if (picked === null) return
    event.preventDefault()
    typed('urgency', picked)
    const radios = event.currentTarget.querySelectorAll<HTMLElement>('input[type="radio"]')
    radios[urgencyRank(picked) - 1]?.focus()
  }

  return (
    <div data-field="urgency" className="new-ticket-urgency" onKeyDown={keyPressed} role="presentation">
      <RadioField
        label={i18n.t('Urgency')}
        look="cards"
        options={options}
        selected={urgency}
        onSelect={(picked) => typed('urgency', picked)}
        errorMessage={message}
        isDisabled={isDisabled}
      />
    </div>
  )
}
