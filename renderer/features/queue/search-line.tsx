import { Fragment } from 'react'
import { searchTextLimit } from '../../../shared/rules/search-query.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useQueue } from './queue-store.ts'
import { useSearch } from './search-store.ts'
import { hiddenText, hitsText, orderText, searchedText } from './search-words.ts'
import { widened } from './view-changes.ts'

/** What is told of a search: hits, how much was searched, what the filters hide, what was not understood. */
export function SearchLine() {
  const isSearching = useQueue((state) => state.view.text.trim() !== '')
  return isSearching ? <Told /> : null
}

function Told() {
  const view = useQueue((state) => state.view)
  const search = useQueue((state) => state.window?.search)
  const total = useQueue((state) => state.window?.total ?? 0)
  const isStale = useQueue((state) => state.isStale)
  const hidden = useQueue((state) => state.counts?.hidden ?? 0)
  const cut = useSearch((state) => state.cut)
  const { viewChanged } = useQueue.getState()
  const hints = [...(search?.hints ?? [])]
  if (cut > 0)
    hints.push(
      i18n.t(
        'Only the first {limit, number} characters fit; {cut, plural, one {# was left out.} other {# were left out.}}',
        { limit: searchTextLimit, cut },
      ),
    )
  const isRanking = view.hitOrder === 'relevance' && isStale
  const order = search === undefined ? null : orderText(search, view)
  return (
    <div className="search-line">
      {/* While suggestions are shown the library hides all else from a screen reader, save what is marked so. */}
      <div className="search-line-told" role="status" data-live-announcer="true">
        {search !== undefined && (
          <>
            <span className="tabular">{hitsText(total, search.isTotalExact)}</span>
            <span className="search-line-quiet tabular">{searchedText(search)}</span>
            {order !== null && <span className="search-line-quiet tabular">{order}</span>}
          </>
        )}
        {hints.map((hint) => (
          <bdi key={hint} className="search-line-hint">
            {hint}
          </bdi>
        ))}
      </div>
      {hidden > 0 && (
        <Button size="small" variant="quiet" onPress={() => viewChanged(widened)}>
          {i18n.t('{hidden}: show', { hidden: hiddenText(hidden, view) })}
        </Button>
      )}
      <div className="search-line-order" role="group" aria-label={i18n.t('Order of the hits')}>
        {orders.map(({ id, name }) => (
          <Fragment key={id}>
            <button
              type="button"
              className="search-order"
              aria-pressed={view.hitOrder === id}
              onClick={() => viewChanged((before) => ({ ...before, hitOrder: id }))}
            >
              {id === 'relevance' && isRanking ? i18n.t('Ranking…') : name}
            </button>
          </Fragment>
        ))}
        {isRanking && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => viewChanged((before) => ({ ...before, hitOrder: 'recent' }))}
          >
            {i18n.t('Stop')}
          </Button>
        )}
      </div>
    </div>
  )
}

const orders = [
  { id: 'recent', name: i18n.t('Most recent') },
  { id: 'relevance', name: i18n.t('Best match') },
] as const
