import { TextField } from '../../ui/text-field.tsx'
import './reason-field.css'

interface ReasonFieldProps {
  /** What is mostly said; a press puts it into the field, to be changed there. */
  canned: readonly string[]
  value: string
  description?: string
  errorMessage: string | undefined
  autoFocus?: boolean
  onChange: (reason: string) => void
  /** Enter in the field. Answers whether it meant something here. */
  onEnter: () => boolean
}

/** A reason: one of the usual ones with a press, or own words. */
export function ReasonField({ canned, value, onChange, onEnter, ...rest }: ReasonFieldProps) {
  return (
    <div className="reason">
      <TextField
        label="Reason"
        value={value}
        onChange={onChange}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !onEnter()) event.continuePropagation()
        }}
        {...rest}
      />
      {canned.length > 0 && (
        <div className="reason-canned" role="group" aria-label="Usual reasons">
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
