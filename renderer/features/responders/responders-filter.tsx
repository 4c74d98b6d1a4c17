import type { Ref } from 'react'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useResponders, type ResponderShow } from './responders-store.ts'
import '../../ui/list-filter.css'

const options: RadioOption<ResponderShow>[] = [
  { id: 'all', name: 'All' },
  { id: 'overdue', name: 'Overdue' },
  { id: 'unreachable', name: 'No method' },
]

/** Over the list: words to find in names and numbers, and whom to show. */
export function RespondersFilter({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  const { text, show, searched, shownPicked } = useResponders()
  return (
    <div className="list-filter">
      <TextField
        label="Search responders"
        isLabelHidden
        placeholder="Search names and phone numbers"
        value={text}
        onChange={searched}
        inputRef={inputRef}
        type="search"
        maxLength={200}
        autoComplete="off"
      />
      <RadioField
        label="Show"
        isLabelHidden
        orientation="horizontal"
        options={options}
        selected={show}
        onSelect={shownPicked}
      />
    </div>
  )
}
