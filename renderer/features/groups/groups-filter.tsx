import type { Ref } from 'react'
import { ListFilter } from '../../ui/list-filter.tsx'
import type { RadioOption } from '../../ui/radio-field.tsx'
import { useGroups, type Shown } from './groups-store.ts'

const options: RadioOption<Shown>[] = [
  { id: 'all', name: 'All' },
  { id: 'confirmed', name: 'Confirmed' },
  { id: 'unconfirmed', name: 'Unconfirmed' },
]

/** Words to find in names and aliases, and which groups to show. */
export function GroupsFilter({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  return <ListFilter label="Search groups" options={options} list={useGroups()} inputRef={inputRef} />
}
