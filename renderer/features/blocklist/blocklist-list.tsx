import { BellOff, SearchX } from 'lucide-react'
import type { BlocklistRow as Row } from '../../../shared/ipc/blocklist-views.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RowGrid } from '../../ui/row-grid.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { BlocklistRow, blocklistRowHeight } from './blocklist-row.tsx'
import { useBlocklist } from './blocklist-store.ts'

/** The groups on the list, or why there are none. */
export function BlocklistList() {
  const list = useBlocklist()
  return (
    <RowList
      list={list}
      reading="Reading the blocklist"
      missing="The blocklist is not all here yet"
      empty={list.text === '' ? <NothingShown /> : <NothingFound />}
    >
      {(rows) => <Rows rows={rows} />}
    </RowList>
  )
}

function NothingFound() {
  const { searched } = useBlocklist.getState()
  return (
    <EmptyState
      icon={SearchX}
      title="No group matches"
      action={<Button onPress={() => searched('')}>Clear the search</Button>}
    >
      No group of that name is among these.
    </EmptyState>
  )
}

const nothing = {
  current: ['No group is blocked', 'Every confirmed group may page. Suggested ones stand under Suggested.'],
  'to-review': ['Nothing to review', 'Nothing waits for an administrator.'],
  past: ['No past block', 'Blocks that ended or were lifted stand here.'],
  all: ['Nobody was ever blocked', 'Whatever is done about the blocklist stands here for ever.'],
} as const

function NothingShown() {
  const [title, words] = nothing[useBlocklist((store) => store.show)]
  return (
    <EmptyState icon={BellOff} title={title}>
      {words}
    </EmptyState>
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const { selected, total, after, endReached, groupPicked } = useBlocklist()
  return (
    <RowGrid
      label="Blocklist"
      rows={rows}
      total={total}
      rowHeight={blocklistRowHeight}
      idOf={rowIdOf}
      selectedId={selected === null ? null : rowIdOf({ groupId: selected })}
      onPick={({ groupId }) => groupPicked(groupId)}
      hasMore={after !== null}
      onEndReached={endReached}
      draw={drawRow}
    />
  )
}

function rowIdOf({ groupId }: Pick<Row, 'groupId'>): string {
  return `blocked-${groupId}`
}

function drawRow(row: Row) {
  return <BlocklistRow row={row} />
}
