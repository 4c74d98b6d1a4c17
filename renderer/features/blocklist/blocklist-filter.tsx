import type { Ref } from 'react'
import type { BlocklistShow } from '../../../shared/ipc/blocklist-views.ts'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useBlocklist } from './blocklist-store.ts'

const options: RadioOption<BlocklistShow>[] = [
  { id: 'current', name: 'Current' },
  { id: 'to-review', name: 'To review' },
  { id: 'past', name: 'Past' },
  { id: 'all', name: 'All' },
]

/** A name to find, and which blocks to show. */
export function BlocklistFilter({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  const { text, show, searched, shownPicked } = useBlocklist()
  return (
    <div className="blocklist-filter">
      <TextField
        label="Search the blocklist"
        isLabelHidden
        placeholder="Search names and aliases"
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
