import type { QueueView } from '../../shared/ipc/queue-view.ts'
import type { Reading } from './handles.ts'
import { readQueueCounts } from './queue-counts.ts'
import { countHits } from './search-hits.ts'
import { planSearch, type SearchContext } from './search-plan.ts'
import { WhileUnchanged } from './while-unchanged.ts'

const known = new WhileUnchanged<number>()

/**
 * How many tickets a view has. Most are read from the tallies, at a few microseconds each; what has to be looked for (a
 * text, or one person's tickets of one group) is looked for once, and again when something has changed.
 */
export function countView(database: Reading, view: QueueView, context: SearchContext): number {
  const { urgencies, statuses, assignee, groupId, text } = view
  if (text.trim() === '' && (assignee === null || groupId === null))
    return readQueueCounts(database, view).total
  // "today:" is another day tomorrow.
  const day = Math.floor(context.clock.now / 3_600_000)
  const question = JSON.stringify([urgencies, statuses, assignee, groupId, text, day])
  return known.get(database, question, () => {
    const { plan } = planSearch(database, view, context)
    return plan === null ? readQueueCounts(database, view).total : countHits(database, plan)
  })
}
