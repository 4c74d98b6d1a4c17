import type { Ref } from 'react'
import { RadioField, type RadioOption } from '../../ui/radio-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGroups, type Shown } from './groups-store.ts'

const options: RadioOption<Shown>[] = [
  { id: 'all', name: 'All' },
  { id: 'confirmed', name: 'Confirmed' },
  { id: 'unconfirmed', name: 'Unconfirmed' },
]

/** Words to find in names and aliases, and which groups to show. */
export function GroupsFilter({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  const { text, show, searched, shownPicked } = useGroups()
  return (
    <div className="groups-filter">
      <TextField
        label="Search groups"
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
