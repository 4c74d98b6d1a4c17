import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface ReasonFieldProps {
  reason: string
  onChange: (reason: string) => void
  /** What is often meant; a press writes it, to be changed or not. */
  canned: readonly string[]
  errorMessage: string | undefined
  autoFocus?: boolean
}

/** Why: it stands in the audit for ever, and the customer may be shown it. */
export function ReasonField({ reason, onChange, canned, errorMessage, autoFocus = false }: ReasonFieldProps) {
  return (
    <div className="reason-field">
      <TextField
        label="Reason"
        value={reason}
        onChange={onChange}
        description="Stands in the audit for ever. Write it so that the customer may read it."
        errorMessage={errorMessage}
        isRequired
        autoFocus={autoFocus}
        autoComplete="off"
      />
      <div className="reason-canned" role="group" aria-label="Reasons that are often given">
        {canned.map((words) => (
          <Button key={words} size="small" onPress={() => onChange(words)}>
            {words}
          </Button>
        ))}
      </div>
    </div>
  )
}
