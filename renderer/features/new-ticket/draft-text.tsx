import { i18n } from '../../texts/i18n.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useNewTicket } from './new-ticket-store.ts'
import type { TicketDraft } from './ticket-draft.ts'

interface DraftTextProps {
  field: Exclude<keyof TicketDraft, 'urgency'>
  label: string
  /** Longest text taken, in UTF-16 code units. Longer is said beside the field, never cut. */
  limit: number
  inputMode?: 'tel' | 'email'
  rows?: number
}

/** One text of the draft, with its message beside it. */
export function DraftText({ field, label, limit, inputMode, rows }: DraftTextProps) {
  const value = useNewTicket((store) => store.draft[field])
  const message = useNewTicket((store) => store.messages[field])
  const typed = useNewTicket((store) => store.typed)
  const isDisabled = useNewTicket((store) => store.filing)
  const left = limit - value.length
  return (
    <div data-field={field} className={`new-ticket-${field}`}>
      <TextField
        label={label}
        value={value}
        onChange={(text) => typed(field, text)}
        errorMessage={message}
        description={left < limit / 10 ? i18n.t('{left} characters left', { left }) : undefined}
        autoComplete="off"
        isDisabled={isDisabled}
        {...(inputMode === undefined ? {} : { inputMode })}
        {...(rows === undefined ? {} : { multiline: true, rows })}
      />
    </div>
  )
}
