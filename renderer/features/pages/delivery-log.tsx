import { useEffect, useRef, useState } from 'react'
import { MailX, SearchX } from 'lucide-react'
import type { LoggedDelivery } from '../../../shared/ipc/page-views.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RowGrid } from '../../ui/row-grid.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { LogRow, logRowHeight } from './log-row.tsx'
import { useDeliveryLog } from './log-store.ts'
import { usePages } from './pages-store.ts'

/** Every message of every page, the newest first. */
export function DeliveryLog() {
  const log = useDeliveryLog()
  const { opened, text, searched, total, isCounted, rows } = log
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => opened(), [opened])
  useCommands({ 'list.search': () => search.current?.focus() })
  return (
    <section className="delivery-log" aria-label="Delivery log">
      <div className="delivery-log-head">
        <TextField
          label="Search the delivery log"
          isLabelHidden
          placeholder="Person, address, what the gateway said"
          type="search"
          maxLength={200}
          autoComplete="off"
          value={text}
          onChange={searched}
          inputRef={search}
        />
        {rows !== null && (
          <span className="page-faint tabular">
            {isCounted ? total.toLocaleString('en') : `${total.toLocaleString('en')} or more`}{' '}
            {total === 1 ? 'message' : 'messages'}
          </span>
        )}
      </div>
      <RowList
        list={log}
        reading="Reading the delivery log"
        missing="No message here yet"
        empty={text === '' ? <NoMessages /> : <NothingFound />}
      >
        {(found) => <Rows found={found} />}
      </RowList>
    </section>
  )
}

function NoMessages() {
  return (
    <EmptyState icon={MailX} title="No message went out yet">
      Each message of a page stands here: to whom, by what way, and what the gateway said.
    </EmptyState>
  )
}

function NothingFound() {
  return (
    <EmptyState icon={SearchX} title="No message matches">
      Nothing fits this search.
    </EmptyState>
  )
}

function Rows({ found }: { found: readonly LoggedDelivery[] }) {
  const { total, after, endReached } = useDeliveryLog()
  const [selected, setSelected] = useState<LoggedDelivery['id'] | null>(null)
  const picked = found.find(({ id }) => id === selected)
  useCommands({
    'log.open': picked === undefined ? undefined : () => usePages.getState().pagePicked(picked.pageId),
  })
  return (
    <RowGrid
      label="Delivery log"
      rows={found}
      total={total}
      rowHeight={logRowHeight}
      idOf={rowIdOf}
      selectedId={selected === null ? null : rowIdOf({ id: selected })}
      onPick={({ id }) => setSelected(id)}
      hasMore={after !== null}
      onEndReached={endReached}
      draw={drawRow}
    />
  )
}

function rowIdOf({ id }: Pick<LoggedDelivery, 'id'>): string {
  return `delivery-${id}`
}

function drawRow(delivery: LoggedDelivery) {
  return <LogRow delivery={delivery} onOpenPage={pageOpened} />
}

function pageOpened(pageId: LoggedDelivery['pageId']): void {
  usePages.getState().pagePicked(pageId)
}
