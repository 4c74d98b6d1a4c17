import type { Ref } from 'react'
import type { BlocklistShow } from '../../../shared/ipc/blocklist-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { ListFilter } from '../../ui/list-filter.tsx'
import type { RadioOption } from '../../ui/radio-field.tsx'
import { useBlocklist } from './blocklist-store.ts'

const options: RadioOption<BlocklistShow>[] = [
  { id: 'current', name: i18n.t('Current') },
  { id: 'to-review', name: i18n.t('To review') },
  { id: 'past', name: i18n.t('Past') },
  { id: 'all', name: i18n.t('All') },
]

/** A name to find, and which blocks to show. */
export function BlocklistFilter({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  return (
    <ListFilter
      label={i18n.t('Search the blocklist')}
      options={options}
      list={useBlocklist()}
      inputRef={inputRef}
    />
  )
}
