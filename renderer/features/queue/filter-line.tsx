import type { RefObject } from 'react'
import { Building2, X } from 'lucide-react'
import { statuses } from '../../../shared/rules/status.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { statusNames } from '../../ui/rule-names.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { GroupFilter } from './group-filter.tsx'
import { useQueue } from './queue-store.ts'
import { SearchBox } from './search-field.tsx'
import { cleared, isFiltered, statusChoice, withStatus, type StatusChoice } from './view-changes.ts'
import './filter-line.css'

const statusItems: { id: StatusChoice; name: string }[] = [
  { id: 'active', name: i18n.t('Active') },
  ...statuses.map((status) => ({ id: status, name: statusNames[status] })),
  { id: 'all', name: i18n.t('All statuses') },
]

interface FilterLineProps {
  searchRef: RefObject<HTMLInputElement | null>
  /** Who looks: "Me" among the assignees. */
  personId: StaffId
}

/**
 * Text, status, assignee and group: what the queue shows beside the urgencies. Each part follows what it shows and no
 * more: a field of the library takes as long to draw as several rows, and an urgency that is picked changes none of them.
 */
export function FilterLine({ searchRef, personId }: FilterLineProps) {
  return (
    <div className="filter-line" role="search" aria-label={i18n.t('Filter tickets')}>
      <SearchBox searchRef={searchRef} />
      <StatusFilter />
      <AssigneeFilter personId={personId} />
      <GroupFilter icon={Building2} />
      <ColumnsMenu />
      <ClearFilters />
    </div>
  )
}

function StatusFilter() {
  const choice = useQueue((state) => statusChoice(state.view))
  const viewChanged = useQueue((state) => state.viewChanged)
  return (
    <SelectField
      label={i18n.t('Status')}
      isLabelHidden
      items={statusItems}
      selected={choice}
      onSelect={(picked) => viewChanged((before) => withStatus(before, picked))}
    />
  )
}

function ClearFilters() {
  const isOffered = useQueue((state) => isFiltered(state.view))
  const viewChanged = useQueue((state) => state.viewChanged)
  return (
    isOffered && (
      <Button variant="quiet" icon={X} onPress={() => viewChanged(cleared)}>
        {i18n.t('Clear filters')}
      </Button>
    )
  )
}

function AssigneeFilter({ personId }: { personId: StaffId }) {
  const assignee = useQueue((state) => state.view.assignee)
  const staff = useQueue((state) => state.staff)
  const viewChanged = useQueue((state) => state.viewChanged)
  const others = staff.filter((person) => person.id !== personId && !person.revoked)
  const items: { id: string; name: string }[] = [
    { id: 'anyone', name: i18n.t('Anyone') },
    { id: personId, name: i18n.t('Me') },
    { id: 'none', name: i18n.t('Nobody') },
    ...others.map(({ id, name }) => ({ id, name })),
  ]
  const pick = (id: string) => {
    const chosen = others.find((person) => person.id === id)?.id ?? (id === personId ? personId : null)
    viewChanged((before) => ({ ...before, assignee: id === 'none' ? 'none' : chosen }))
  }
  return (
    <SelectField
      label={i18n.t('Assignee')}
      isLabelHidden
      items={items}
      selected={assignee ?? 'anyone'}
      onSelect={pick}
    />
  )
}
