import { useState } from 'react'
import { Plus, Trash2 } from 'lucide-react'
import { serviceLevelsSchema, type ServiceLevels } from '../../../shared/protocol/service-levels.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ZoneField } from '../../ui/zone-field.tsx'
import { useLevels } from './levels-store.ts'

const shared = serviceLevelsSchema.pick({ timeZone: true, holidays: true, warnPercent: true })

/** What is wrong, in words for people; what a schema says by itself is for programmers. */
const plainWords: Record<string, string> = {
  warnPercent: i18n.t('Enter a whole number from 1 to 90.'),
  date: i18n.t('Choose a day.'),
}

/** What all plans share: whose clock their hours go by, the days on which nobody works, and when a clock warns. */
export function SharedLevelsDialog({ levels }: { levels: ServiceLevels }) {
  const failure = useLevels((state) => state.failure)
  const { closed, saved } = useLevels.getState()
  const [timeZone, setTimeZone] = useState(levels.timeZone)
  const [warnPercent, setWarnPercent] = useState(String(levels.warnPercent))
  const [holidays, setHolidays] = useState(levels.holidays)
  const [isTried, setTried] = useState(false)
  const parsed = shared.safeParse({
    timeZone: timeZone.trim(),
    warnPercent: /^\d{1,3}$/.test(warnPercent.trim()) ? Number(warnPercent) : Number.NaN,
    holidays,
  })
  const messageOf = (path: string): string | undefined => {
    const issue = isTried ? parsed.error?.issues.find((one) => one.path.join('.') === path) : undefined
    return issue && (plainWords[String(issue.path.at(-1))] ?? issue.message)
  }
  const save = () => {
    setTried(true)
    if (!parsed.success) return
    const inOrder = parsed.data.holidays.toSorted((one, other) => one.date.localeCompare(other.date))
    void saved({ ...parsed.data, holidays: inOrder }, i18n.t('Hours and warning are changed.'))
  }
  return (
    <Dialog
      title={i18n.t('Time zone, holidays and warning')}
      isOpen
      onClose={closed}
      footer={
        <>
          <Button onPress={closed}>{i18n.t('Cancel')}</Button>
          <Button variant="primary" command="form.send" onPress={save}>
            {i18n.t('Save')}
          </Button>
        </>
      }
    >
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the key of the fields within */}
      <div
        className="level-form"
        onKeyDown={(event) => {
          if (!isPressOf(event.nativeEvent, 'form.send')) return
          event.preventDefault()
          save()
        }}
      >
        {failure !== null && <p className="field-error">{failure.message}</p>}
        <ZoneField
          label={i18n.t('Time zone of the hours')}
          text={timeZone}
          onChange={setTimeZone}
          errorMessage={messageOf('timeZone')}
        />
        <TextField
          label={i18n.t('Warn when so many per cent of a target are left')}
          value={warnPercent}
          onChange={setWarnPercent}
          inputMode="numeric"
          maxLength={2}
          errorMessage={messageOf('warnPercent')}
        />
        <div className="level-holidays" role="group" aria-label={i18n.t('Holidays')}>
          <span className="level-targets-head">
            {i18n.t('Holidays, on which business hours do not begin')}
          </span>
          {holidays.map((holiday, place) => {
            const put = (fields: Partial<typeof holiday>) =>
              setHolidays(holidays.map((one, other) => (other === place ? { ...one, ...fields } : one)))
            return (
              <div key={place} className="level-holiday">
                <TextField
                  label={i18n.t('Day of holiday {number}', { number: place + 1 })}
                  isLabelHidden
                  type="date"
                  value={holiday.date}
                  onChange={(date) => put({ date })}
                  errorMessage={messageOf(`holidays.${place}.date`)}
                />
                <TextField
                  label={i18n.t('Name of holiday {number}', { number: place + 1 })}
                  isLabelHidden
                  placeholder={i18n.t('Name')}
                  value={holiday.name}
                  onChange={(name) => put({ name })}
                  maxLength={60}
                  errorMessage={messageOf(`holidays.${place}.name`)}
                />
                <IconButton
                  label={i18n.t('Remove holiday {number}', { number: place + 1 })}
                  icon={Trash2}
                  size="small"
                  onPress={() => setHolidays(holidays.filter((_, other) => other !== place))}
                />
              </div>
            )
          })}
          {messageOf('holidays') !== undefined && <p className="field-error">{messageOf('holidays')}</p>}
          <div>
            <Button
              size="small"
              icon={Plus}
              onPress={() => setHolidays([...holidays, { date: '', name: '' }])}
            >
              {i18n.t('Add a holiday')}
            </Button>
          </div>
        </div>
      </div>
    </Dialog>
  )
}
