import { i18n } from '../texts/i18n.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'
import './reason-field.css'

interface ReasonFieldProps extends Pick<
  TextFieldProps,
  'description' | 'errorMessage' | 'isRequired' | 'autoFocus'
> {
  /** What is mostly said; a press puts it into the field, to be changed there. */
  canned: readonly string[]
  value: string
  onChange: (reason: string) => void
  /** Enter in the field. Answers whether it meant something here; without it, Enter means what it does in the form. */
  onEnter?: () => boolean
}

/** A reason: one of the usual ones with a press, or own words. */
export function ReasonField({ canned, value, onChange, onEnter, ...rest }: ReasonFieldProps) {
  const keyPressed: TextFieldProps['onKeyDown'] = (event) => {
    if (event.key !== 'Enter' || onEnter?.() !== true) event.continuePropagation()
  }
  return (
    <div className="reason">
      <TextField
        label={i18n.t('Reason')}
        value={value}
        onChange={onChange}
        autoComplete="off"
        {...(onEnter === undefined ? {} : { onKeyDown: keyPressed })}
        {...rest}
      />
      {canned.length > 0 && (
        <div className="reason-canned" role="group" aria-label={i18n.t('Usual reasons')}>
          {canned.map((each) => (
            <button
              key={each}
              type="button"
              className="reason-choice"
              aria-pressed={value.trim() === each}
              onClick={() => onChange(each)}
            >
              {each}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
