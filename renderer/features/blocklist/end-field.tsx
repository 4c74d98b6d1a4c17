import { reviewDays } from '../../../shared/rules/blocklist/entry-state.ts'
import { i18n } from '../../texts/i18n.ts'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fullMoment } from '../../ui/time.tsx'
import { endOf, localText, type EndChoice } from './end-choice.ts'
import { useMinute } from './use-minute.ts'

interface EndFieldProps {
  label: string
  choice: EndChoice
  onChoose: (choice: EndChoice) => void
  /** Offered as they are, in days from `from`. */
  days: readonly number[]
  /** In ms; now where it is not said. */
  from?: number | undefined
  /** Put before the days, such as "+". */
  sign?: string
  isOpenOffered: boolean
  errorMessage: string | undefined
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** When a block ends: after some days, at a time of this workstation's clock, or never. */
export function EndField(props: EndFieldProps) {
  const { label, choice, onChoose, days, from, sign = '', isOpenOffered, errorMessage } = props
  const now = useMinute()
  const base = from ?? now
  const options: RadioOption<string>[] = [
    ...days.map((count) => ({
      id: String(count),
      name: `${sign}${i18n.t('{count, plural, one {# day} other {# days}}', { count })}`,
    })),
    { id: 'at', name: i18n.t('At a time of your own') },
    ...(isOpenOffered ? [{ id: 'open', name: i18n.t('No end') }] : []),
  ]
  const pick = (id: string) => {
    if (id === 'open') onChoose({ kind: 'open' })
    else if (id === 'at') {
      const end = endOf(choice, base)
      onChoose({ kind: 'at', local: end == null ? '' : localText(end) })
    } else onChoose({ kind: 'days', days: Number(id) })
  }
  return (
    <div className="end-field">
      <RadioField
        label={label}
        orientation="horizontal"
        options={options}
        selected={choice.kind === 'days' ? String(choice.days) : choice.kind}
        onSelect={pick}
        description={choice.kind === 'at' ? undefined : endDescription(choice, base)}
        errorMessage={choice.kind === 'at' ? undefined : errorMessage}
      />
      {choice.kind === 'at' && (
        <TextField
          label={i18n.t('Day and time')}
          type="datetime-local"
          value={choice.local}
          onChange={(local) => onChoose({ kind: 'at', local })}
          description={i18n.t('By the clock of this workstation: {zone}.', { zone })}
          errorMessage={errorMessage}
        />
      )}
    </div>
  )
}

function endDescription(choice: EndChoice, base: number): string {
  if (choice.kind === 'open')
    return i18n.t(
      'It goes on until somebody lifts it. In {reviewDays} days you are asked to look at it again.',
      { reviewDays },
    )
  const end = endOf(choice, base)
  return end == null ? '' : i18n.t('It ends {when}.', { when: fullMoment(end) })
}
