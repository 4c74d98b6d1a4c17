import { Plus, Trash2 } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { i18n } from '../texts/i18n.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { TextField } from './text-field.tsx'
import { weekdays } from './weekdays.ts'
import './hours-fields.css'

/** Hours as they are typed. */
export interface EnteredHours {
  days: readonly number[]
  from: string
  until: string
}

/** What is wrong, by the path of the field: "hours.0.days". */
export type FieldMessages = Readonly<Record<string, string>>

/** As many lines as hours may have. */
const mostHours = 14

interface HoursListProps {
  hours: readonly EnteredHours[]
  messages: FieldMessages
  onChange: (hours: EnteredHours[]) => void
}

/** Hours of a week, line by line. */
export function HoursList({ hours, messages, onChange }: HoursListProps) {
  const without = (place: number) => hours.filter((_, other) => other !== place)
  return (
    <div className="hours-list">
      {hours.map((one, place) => (
        <HoursFields
          key={place}
          place={place}
          hours={one}
          messages={messages}
          onChange={(next) => onChange(hours.map((each, other) => (other === place ? next : each)))}
          onRemove={hours.length === 1 ? null : () => onChange(without(place))}
        />
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          isDisabled={hours.length >= mostHours}
          onPress={() => onChange([...hours, { days: [6, 7], from: '08:00', until: '08:00' }])}
        >
          {i18n.t('More hours')}
        </Button>
      </div>
    </div>
  )
}

/** "8:30" is a time too. */
export function timeOfEntry(text: string): string {
  return text.trim().padStart(5, '0')
}

interface HoursFieldsProps {
  place: number
  hours: EnteredHours
  messages: FieldMessages
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
function HoursFields({ place, hours, messages, onChange, onRemove }: HoursFieldsProps) {
  const messageOf = (field: string) => messages[`hours.${place}.${field}`]
  const { from, until } = hours
  const isNextDay = until !== '' && from !== '' && until <= from
  return (
    <div className="hours" role="group" aria-label={i18n.t('Hours {number}', { number: place + 1 })}>
      <div className="field">
        <ToggleButtonGroup
          className="hours-days"
          aria-label={i18n.t('Days')}
          selectionMode="multiple"
          selectedKeys={hours.days}
          onSelectionChange={(keys) => {
            const days = weekdays.map(({ day }) => day).filter((day) => keys.has(day))
            onChange({ ...hours, days })
          }}
        >
          {weekdays.map(({ day, name }) => (
            <ToggleButton key={day} id={day} className="hours-day">
              {name}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {messageOf('days') !== undefined && <p className="field-error">{messageOf('days')}</p>}
      </div>
      <TextField
        label={i18n.t('From')}
        value={from}
        {...timeInput}
        onChange={(text) => onChange({ ...hours, from: text })}
        errorMessage={messageOf('from')}
      />
      <TextField
        label={i18n.t('Until')}
        value={until}
        {...timeInput}
        onChange={(text) => onChange({ ...hours, until: text })}
        errorMessage={messageOf('until')}
        description={isNextDay ? i18n.t('Of the next day') : undefined}
      />
      {onRemove !== null && (
        <IconButton
          label={i18n.t('Remove hours {number}', { number: place + 1 })}
          icon={Trash2}
          size="small"
          onPress={onRemove}
        />
      )}
    </div>
  )
}
