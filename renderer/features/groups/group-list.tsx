import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { SearchX, Users } from 'lucide-react'
import type { GroupView } from '../../../shared/ipc/views.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useShortcuts } from '../../ui/keyboard.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotHereYet, useIsIncomplete } from '../../ui/sync-note.tsx'
import { GroupRow, groupRowHeight } from './group-row.tsx'
import { useGroups } from './groups-store.ts'
import { steppedTo } from './stepped-to.ts'

/** The groups found, or why there are none. */
export function GroupList({ onAdd }: { onAdd: () => void }) {
  const { groups, failure, text, show, searched, shownPicked, retried } = useGroups()
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
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: groups.length,
    getScrollElement: () => box.current,
    estimateSize: () => groupRowHeight,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (after !== null && last >= groups.length - 20) endReached()
  }, [after, last, groups.length, endReached])

  const selectedInView = items
    .map(({ index }) => groups[index])
    .find((group) => group !== undefined && group.id === selected)
  const stepped = (event: KeyboardEvent | globalThis.KeyboardEvent) => {
    const here = groups.findIndex(({ id }) => id === selected)
    const there = steppedTo(event.key, here, groups.length)
    const group = there === null ? undefined : groups[there]
    if (there === null || group === undefined) return
    event.preventDefault()
    groupPicked(group.id)
    virtual.scrollToIndex(there)
  }
  /* One listener for all rows: they come and go while the list scrolls. */
  const clicked = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-place]') : null
    const group = row === null ? undefined : groups[Number(row.getAttribute('data-place'))]
    if (group !== undefined) groupPicked(group.id)
  }
  useShortcuts({ j: stepped, k: stepped })

  return (
    <div
      ref={box}
      className="groups-rows"
      role="grid"
      aria-rowcount={total}
      aria-label="Groups"
      tabIndex={0}
      {...(selectedInView === undefined ? {} : { 'aria-activedescendant': `group-${selectedInView.id}` })}
      onKeyDown={stepped}
      onClick={clicked}
    >
      <div className="groups-height" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const group = groups[index]
          return (
            group !== undefined && (
              <GroupRow
                key={group.id}
                group={group}
                top={start}
                place={index}
                isSelected={group.id === selected}
              />
            )
          )
        })}
      </div>
    </div>
  )
}
