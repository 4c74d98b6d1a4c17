import type { Ref } from 'react'
import { i18n } from '../../texts/i18n.ts'
import { ListFilter } from '../../ui/list-filter.tsx'
import type { RadioOption } from '../../ui/radio-field.tsx'
import { useGroups, type Shown } from './groups-store.ts'

const options: RadioOption<Shown>[] = [
  { id: 'all', name: i18n.t('All') },
  { id: 'confirmed', name: i18n.t('Confirmed') },
  { id: 'unconfirmed', name: i18n.t('Unconfirmed') },
]

/** Words to find in names and aliases, and which groups to show. */
export function GroupsFilter({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  return (
    <ListFilter label={i18n.t('Search groups')} options={options} list={useGroups()} inputRef={inputRef} />
  )
}
