import { BellOff, SearchX } from 'lucide-react'
import type { PageView } from '../../../shared/ipc/page-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RowGrid } from '../../ui/row-grid.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { PageRow, pageRowHeight } from './page-row.tsx'
import { usePages } from './pages-store.ts'

/** The pages found, or why there are none. */
export function PagesList() {
  const list = usePages()
  return (
    <RowList
      list={list}
      reading={i18n.t('Reading the pages')}
      missing={i18n.t('No page here yet')}
      empty={list.text === '' && list.show === 'all' ? <NoPages /> : <NothingFound />}
    >
      {(pages) => <Rows pages={pages} />}
    </RowList>
  )
}

function NoPages() {
  return (
    <EmptyState icon={BellOff} title={i18n.t('Nobody was ever woken')}>
      {i18n.t(
        'A mission-critical ticket of a group that may page begins a page. One of a blocked group stands here too, withheld.',
      )}
    </EmptyState>
  )
}

function NothingFound() {
  const { show, text } = usePages()
  const { searched, shownPicked } = usePages.getState()
  const clear = () => {
    searched('')
    shownPicked('all')
  }
  return (
    <EmptyState
      icon={SearchX}
      title={text === '' && show === 'live' ? i18n.t('No page is under way') : i18n.t('No page matches')}
      action={<Button onPress={clear}>{i18n.t('Show all pages')}</Button>}
    >
      {text === '' ? i18n.t('Nobody is being woken at present.') : i18n.t('Nothing fits this search.')}
    </EmptyState>
  )
}

function Rows({ pages }: { pages: readonly PageView[] }) {
  const { selected, total, after, endReached, pagePicked } = usePages()
  return (
    <RowGrid
      label={i18n.t('Pages')}
      rows={pages}
      total={total}
      rowHeight={pageRowHeight}
      idOf={rowIdOf}
      selectedId={selected === null ? null : rowIdOf({ id: selected })}
      onPick={({ id }) => pagePicked(id)}
      hasMore={after !== null}
      onEndReached={endReached}
      draw={drawRow}
    />
  )
}

function rowIdOf({ id }: Pick<PageView, 'id'>): string {
  return `page-${id}`
}

function drawRow(page: PageView) {
  return <PageRow page={page} />
}
