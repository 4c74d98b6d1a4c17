import { Trash2 } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { EnteredHours, Messages } from './entered.ts'
import { weekdays } from './shift-words.ts'

interface HoursFieldsProps {
  place: number
  hours: EnteredHours
  messages: Messages
  onChange: (hours: EnteredHours) => void
  /** Null for the only ones. */
  onRemove: (() => void) | null
}

/** A text and not the browser's own field, which writes times as its own language does, in half days. */
export const timeInput = {
  inputMode: 'numeric',
  maxLength: 5,
  placeholder: '08:30',
  autoComplete: 'off',
} as const

/** Days of the week, and from when to when on each; an end that is not after the beginning is the next day's. */
export function HoursFields({ place, hours, messages, onChange, onRemove }: HoursFieldsProps) {
  const messageOf = (field: string) => messages[`hours.${place}.${field}`]
  const { from, until } = hours
  const isNextDay = until !== '' && from !== '' && until <= from
  return (
    <div className="rota-hours" role="group" aria-label={`Hours ${place + 1}`}>
      <div className="field">
        <ToggleButtonGroup
          className="rota-hours-days"
          aria-label="Days"
          selectionMode="multiple"
          selectedKeys={hours.days}
          onSelectionChange={(keys) => {
            const days = weekdays.map(({ day }) => day).filter((day) => keys.has(day))
            onChange({ ...hours, days })
          }}
        >
          {weekdays.map(({ day, name }) => (
            <ToggleButton key={day} id={day} className="rota-hours-day">
              {name}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {messageOf('days') !== undefined && <p className="field-error">{messageOf('days')}</p>}
      </div>
      <TextField
        label="From"
        value={from}
        {...timeInput}
        onChange={(text) => onChange({ ...hours, from: text })}
        errorMessage={messageOf('from')}
      />
      <TextField
        label="Until"
        value={until}
        {...timeInput}
        onChange={(text) => onChange({ ...hours, until: text })}
        errorMessage={messageOf('until')}
        description={isNextDay ? 'Of the next day' : undefined}
      />
      {onRemove !== null && (
        <IconButton label={`Remove hours ${place + 1}`} icon={Trash2} size="small" onPress={onRemove} />
      )}
    </div>
  )
}
