import { useState } from 'react'
import { Trans } from '@lingui/react'
import type { QuietHours, QuietSpan } from '../../../shared/ipc/notice-rules.ts'
import { quietUntil } from '../../../shared/rules/notices/quiet-until.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useClock } from '../../ui/clock.ts'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Moment } from '../../ui/time.tsx'

const weekdays = [
  i18n.t('Monday'),
  i18n.t('Tuesday'),
  i18n.t('Wednesday'),
  i18n.t('Thursday'),
  i18n.t('Friday'),
  i18n.t('Saturday'),
  i18n.t('Sunday'),
] as const
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
/** What a day begins with that had none. */
const usual: QuietSpan = { from: '22:00', to: '06:00' }

interface QuietHoursFieldsProps {
  quiet: QuietHours
  onChange: (quiet: QuietHours) => void
}

/** When nothing is shown but pages to this person. */
export function QuietHoursFields({ quiet, onChange }: QuietHoursFieldsProps) {
  const until = useClock((now) => quietUntil(quiet, now, timeZone) ?? 0)
  const changeDay = (place: number, span: QuietSpan | null) =>
    onChange({ ...quiet, days: quiet.days.map((each, day) => (day === place ? span : each)) })
  const [monday = null] = quiet.days
  return (
    <div className="quiet-hours">
      <SwitchField
        label={i18n.t('Quiet hours')}
        description={i18n.t(
          'Then nothing is shown but pages to you. What came meanwhile is told as one at their end.',
        )}
        isSelected={quiet.isOn}
        onChange={(isOn) => onChange({ ...quiet, isOn })}
      />
      {quiet.isOn && (
        <div className="quiet-hours-days" role="group" aria-label={i18n.t('Quiet hours by day')}>
          {weekdays.map((name, place) => (
            <DayRow
              key={name}
              name={name}
              span={quiet.days[place] ?? null}
              onChange={(span) => changeDay(place, span)}
            />
          ))}
          <p className="field-description">
            {i18n.t('By the clocks of this workstation ({timeZone}).', { timeZone })}{' '}
            {until !== 0 && (
              <strong>
                <Trans id="It is quiet now, until {when}." values={{ when: <Moment at={until} /> }} />
              </strong>
            )}
          </p>
          <div>
            <Button size="small" onPress={() => onChange({ ...quiet, days: quiet.days.map(() => monday) })}>
              {i18n.t('The same as Monday on every day')}
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}

interface DayRowProps {
  name: string
  span: QuietSpan | null
  onChange: (span: QuietSpan | null) => void
}

function DayRow({ name, span, onChange }: DayRowProps) {
  return (
    <div className="quiet-hours-day" role="group" aria-label={name}>
      <SwitchField
        label={name}
        isSelected={span !== null}
        onChange={(isOn) => onChange(isOn ? usual : null)}
      />
      {span === null ? (
        <span className="quiet-hours-none">{i18n.t('Not quiet')}</span>
      ) : (
        <>
          <TimeField
            label={i18n.t('From, {name}', { name })}
            time={span.from}
            onChange={(from) => onChange({ ...span, from })}
          />
          <span aria-hidden>{i18n.t('to')}</span>
          <TimeField
            label={i18n.t('To, {name}', { name })}
            time={span.to}
            onChange={(to) => onChange({ ...span, to })}
          />
          <span className="quiet-hours-note">{endWords(span)}</span>
        </>
      )}
    </div>
  )
}

function endWords({ from, to }: QuietSpan): string {
  if (to === from) return i18n.t('The whole day round')
  return to < from ? i18n.t('Of the next day') : ''
}

const isTime = /^([01]?\d|2[0-3]):?([0-5]\d)$/

interface TimeFieldProps {
  label: string
  time: string
  onChange: (time: string) => void
}

/**
 * A text and not the browser's own field, which writes times as its own language does, in half days. "2200" is a time too.
 * What is none is kept as typed, said to be wrong, and changes nothing.
 */
function TimeField({ label, time, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && !isTime.test(typed)
  function finish(): void {
    const [, hours, minutes] = isTime.exec(typed ?? '') ?? []
    if (hours === undefined || minutes === undefined) return
    setTyped(null)
    onChange(`${hours.padStart(2, '0')}:${minutes}`)
  }
  return (
    <TextField
      label={label}
      isLabelHidden
      value={typed ?? time}
      inputMode="numeric"
      maxLength={5}
      autoComplete="off"
      onChange={setTyped}
      onBlur={finish}
      onKeyDown={({ key }) => {
        if (key === 'Enter') finish()
      }}
      errorMessage={isWrong ? i18n.t('A time such as 22:00.') : undefined}
    />
  )
}
