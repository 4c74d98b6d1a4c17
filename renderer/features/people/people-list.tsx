import { GridList, GridListItem } from 'react-aria-components'
import type { StaffView } from '../../../shared/ipc/views.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { usePeople } from './people-store.ts'

interface PeopleListProps {
  people: readonly StaffView[]
  selected: StaffId | null
}

/** Everybody with a token, and those who left. */
export function PeopleList({ people, selected }: PeopleListProps) {
  const { me, personPicked } = usePeople()
  return (
    <GridList
      className="people-list"
      aria-label={i18n.t('People')}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const person = people.find(({ id }) => keys !== 'all' && keys.has(id))
        if (person !== undefined) personPicked(person.id)
      }}
    >
      {people.map((person) => (
        <GridListItem key={person.id} id={person.id} textValue={person.name} className="people-row">
          <span className="people-row-words">
            <bdi className="people-row-name one-line">
              {person.id === me ? i18n.t('{name} (you)', { name: person.name }) : person.name}
            </bdi>
            <bdi className="people-row-email one-line">{person.email}</bdi>
          </span>
          {person.revoked ? (
            <Badge>{i18n.t('Revoked')}</Badge>
          ) : (
            person.role === 'admin' && <Badge tone="accent">{i18n.t('Admin')}</Badge>
          )}
        </GridListItem>
      ))}
    </GridList>
  )
}
