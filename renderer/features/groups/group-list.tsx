import { SearchX, Users } from 'lucide-react'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { RowGrid } from '../../ui/row-grid.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotHereYet, useIsIncomplete } from '../../ui/sync-note.tsx'
import { GroupRow, groupRowHeight } from './group-row.tsx'
import { useGroups } from './groups-store.ts'

/** The groups found, or why there are none. */
export function GroupList({ onAdd }: { onAdd: () => void }) {
  const { rows: groups, failure, text, show, searched, shownPicked, retried } = useGroups()
  const isIncomplete = useIsIncomplete()
  if (failure !== null)
    return (
      <div className="groups-note">
        <ErrorNote failure={failure} onRetry={retried} />
      </div>
    )
  if (groups === null)
    return (
      <div className="groups-note">
        <Skeleton lines={8} label="Reading the groups" />
      </div>
    )
  if (groups.length > 0) return <Rows groups={groups} />
  if (isIncomplete) return <NotHereYet title="No group here yet" />
  if (text === '' && show === 'all')
    return (
      <EmptyState icon={Users} title="No groups yet" action={<Button onPress={onAdd}>New group</Button>}>
        Groups appear with their first ticket, and stand here unconfirmed until somebody vouches for them.
      </EmptyState>
    )
  const clear = () => {
    searched('')
    shownPicked('all')
  }
  return (
    <EmptyState
      icon={SearchX}
      title="No group matches"
      action={<Button onPress={clear}>Show all groups</Button>}
    >
      Nothing fits this search.
    </EmptyState>
  )
}

function Rows({ groups }: { groups: readonly GroupView[] }) {
  const { selected, total, after, endReached, groupPicked } = useGroups()
  return (
    <RowGrid
      label="Groups"
      rows={groups}
      total={total}
      rowHeight={groupRowHeight}
      idOf={rowIdOf}
      selectedId={selected === null ? null : rowIdOf({ id: selected })}
      onPick={({ id }) => groupPicked(id)}
      hasMore={after !== null}
      onEndReached={endReached}
      draw={drawRow}
    />
  )
}

function rowIdOf({ id }: Pick<GroupView, 'id'>): string {
  return `group-${id}`
}

function drawRow(group: GroupView) {
  return <GroupRow group={group} />
}
