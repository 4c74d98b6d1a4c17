import { ArrowDown, ArrowUp } from 'lucide-react'
import { columns } from './columns.ts'
import { useQueue } from './queue-store.ts'
import { isOrderedByColumn, withSort } from './view-changes.ts'

const opposite = { ascending: 'descending', descending: 'ascending' } as const

/** The column heads; pressing one sorts by it. */
export function QueueHeader() {
  const sort = useQueue((state) => state.view.sort)
  const direction = useQueue((state) => state.view.direction)
  const isByColumn = useQueue((state) => isOrderedByColumn(state.view))
  const shown = useQueue((state) => state.view.columns)
  const viewChanged = useQueue((state) => state.viewChanged)
  return (
    <div role="rowgroup" className="queue-head">
      <div role="row" aria-rowindex={1} className="queue-columns">
        {shown.map((name, place) => {
          const column = columns[name]
          const isSorted = isByColumn && column.sort === sort
          const runs = column.isInverse ? opposite[direction] : direction
          const Arrow = runs === 'ascending' ? ArrowUp : ArrowDown
          return (
            <div
              key={name}
              role="columnheader"
              aria-colindex={place + 1}
              aria-sort={isSorted ? runs : 'none'}
              className={column.className}
            >
              <button
                type="button"
                className="queue-sort"
                onClick={() => viewChanged((view) => withSort(view, column.sort))}
              >
                {column.name}
                {isSorted && <Arrow size={12} aria-hidden />}
              </button>
            </div>
          )
        })}
      </div>
    </div>
  )
}
