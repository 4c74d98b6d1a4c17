import { BellOff, SearchX } from 'lucide-react'
import type { BlocklistRow as Row } from '../../../shared/ipc/blocklist-views.ts'
import { i18n } from '../../texts/i18n.ts'
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
      reading={i18n.t('Reading the blocklist')}
      missing={i18n.t('The blocklist is not all here yet')}
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
      title={i18n.t('No group matches')}
      action={<Button onPress={() => searched('')}>{i18n.t('Clear the search')}</Button>}
    >
      {i18n.t('No group of that name is among these.')}
    </EmptyState>
  )
}

const nothing = {
  current: [
    i18n.t('No group is blocked'),
    i18n.t('Every confirmed group may page. Suggested ones stand under Suggested.'),
  ],
  'to-review': [i18n.t('Nothing to review'), i18n.t('Nothing waits for an administrator.')],
  past: [i18n.t('No past block'), i18n.t('Blocks that ended or were lifted stand here.')],
  all: [
    i18n.t('Nobody was ever blocked'),
    i18n.t('Whatever is done about the blocklist stands here for ever.'),
  ],
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
      label={i18n.t('Blocklist')}
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
