import { pageNoteSchema } from '../../../shared/protocol/page.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { TextField } from '../../ui/text-field.tsx'

interface NoteFieldProps {
  label: string
  note: string
  onChange: (note: string) => void
  /** Ctrl and Enter together. */
  onSend: () => void
  autoFocus?: boolean
}

/** A word to whoever reads of it; it may stay blank. */
export function NoteField({ label, note, onChange, onSend, autoFocus = false }: NoteFieldProps) {
  return (
    <TextField
      label={label}
      errorMessage={noteError(note)}
      value={note}
      onChange={onChange}
      onKeyDown={(event) => {
        if (isPressOf(event.nativeEvent, 'form.send')) onSend()
        else event.continuePropagation()
      }}
      autoFocus={autoFocus}
    />
  )
}

/** Undefined where the note can be sent. */
export function noteError(note: string): string | undefined {
  if (note.trim() === '') return undefined
  return pageNoteSchema.safeParse({ note }).error?.issues[0]?.message
}
