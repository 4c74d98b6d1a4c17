import type { Ref } from 'react'
import type { BlocklistShow } from '../../../shared/ipc/blocklist-views.ts'
import { ListFilter } from '../../ui/list-filter.tsx'
import type { RadioOption } from '../../ui/radio-field.tsx'
import { useBlocklist } from './blocklist-store.ts'

const options: RadioOption<BlocklistShow>[] = [
  { id: 'current', name: 'Current' },
  { id: 'to-review', name: 'To review' },
  { id: 'past', name: 'Past' },
  { id: 'all', name: 'All' },
]

/** A name to find, and which blocks to show. */
export function BlocklistFilter({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  return (
    <ListFilter label="Search the blocklist" options={options} list={useBlocklist()} inputRef={inputRef} />
  )
}
