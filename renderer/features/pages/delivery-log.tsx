import { useEffect, useRef, useState } from 'react'
import { MailX, SearchX } from 'lucide-react'
import type { LoggedDelivery } from '../../../shared/ipc/page-views.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
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
    <section className="delivery-log" aria-label={i18n.t('Delivery log')}>
      <div className="delivery-log-head">
        <TextField
          label={i18n.t('Search the delivery log')}
          isLabelHidden
          placeholder={i18n.t('Person, address, gateway’s words, group, #ticket')}
          type="search"
          maxLength={200}
          autoComplete="off"
          value={text}
          onChange={searched}
          inputRef={search}
        />
        {rows !== null && (
          <span className="page-faint tabular">
            {isCounted
              ? i18n.t('{total, plural, one {# message} other {# messages}}', { total })
              : i18n.t('{total, number} or more messages', { total })}
          </span>
        )}
      </div>
      <RowList
        list={log}
        reading={i18n.t('Reading the delivery log')}
        missing={i18n.t('No message here yet')}
        empty={text === '' ? <NoMessages /> : <NothingFound />}
      >
        {(found) => <Rows found={found} />}
      </RowList>
    </section>
  )
}

function NoMessages() {
  return (
    <EmptyState icon={MailX} title={i18n.t('No message went out yet')}>
      {i18n.t('Each message of a page stands here: to whom, by what way, and what the gateway said.')}
    </EmptyState>
  )
}

function NothingFound() {
  return (
    <EmptyState icon={SearchX} title={i18n.t('No message matches')}>
      {i18n.t('Nothing fits this search.')}
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
      label={i18n.t('Delivery log')}
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
