import { ArrowDown, ArrowUp } from 'lucide-react'
import { columns } from './columns.ts'
import { useQueue } from './queue-store.ts'
import { withSort } from './view-changes.ts'

/** The column heads; pressing one sorts by it. */
export function QueueHeader() {
  const sort = useQueue((state) => state.view.sort)
  const direction = useQueue((state) => state.view.direction)
  const viewChanged = useQueue((state) => state.viewChanged)
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown
  return (
    <div role="rowgroup" className="queue-head">
      <div role="row" aria-rowindex={1} className="queue-columns">
        {columns.map((column) => {
          const isSorted = column.sort === sort
          return (
            <div
              key={column.sort}
              role="columnheader"
              aria-sort={isSorted ? direction : 'none'}
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
