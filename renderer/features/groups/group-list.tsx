import { SearchX, Users } from 'lucide-react'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RowGrid } from '../../ui/row-grid.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { GroupRow, groupRowHeight } from './group-row.tsx'
import { useGroups } from './groups-store.ts'

/** The groups found, or why there are none. */
export function GroupList({ onAdd }: { onAdd: () => void }) {
  const list = useGroups()
  const isWhole = list.text === '' && list.show === 'all'
  return (
    <RowList
      list={list}
      reading={i18n.t('Reading the groups')}
      missing={i18n.t('No group here yet')}
      empty={isWhole ? <NoGroups onAdd={onAdd} /> : <NothingFound />}
    >
      {(groups) => <Rows groups={groups} />}
    </RowList>
  )
}

function NoGroups({ onAdd }: { onAdd: () => void }) {
  return (
    <EmptyState
      icon={Users}
      title={i18n.t('No groups yet')}
      action={<Button onPress={onAdd}>{i18n.t('New group')}</Button>}
    >
      {i18n.t(
        'Groups appear with their first ticket, and stand here unconfirmed until somebody vouches for them.',
      )}
    </EmptyState>
  )
}

function NothingFound() {
  const { searched, shownPicked } = useGroups.getState()
  const clear = () => {
    searched('')
    shownPicked('all')
  }
  return (
    <EmptyState
      icon={SearchX}
      title={i18n.t('No group matches')}
      action={<Button onPress={clear}>{i18n.t('Show all groups')}</Button>}
    >
      {i18n.t('Nothing fits this search.')}
    </EmptyState>
  )
}

function Rows({ groups }: { groups: readonly GroupView[] }) {
  const { selected, total, after, endReached, groupPicked } = useGroups()
  return (
    <RowGrid
      label={i18n.t('Groups')}
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
