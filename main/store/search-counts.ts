import type { QueueView } from '../../shared/ipc/queue-view.ts'
import type { QueueCounts } from '../../shared/ipc/views.ts'
import { urgencies, urgencyRank, type Urgency } from '../../shared/rules/urgency.ts'
import type { Reading } from './handles.ts'
import { countsOf } from './queue-counts.ts'
import { countHits } from './search-hits.ts'
import { quoted } from './search-match.ts'
import type { SearchPlan } from './search-plan.ts'
import { urgencyTerm } from './search-terms.ts'
import { readExactTotal } from './search-totals.ts'

const everyFilter = ['urgency', 'status', 'assignee', 'group'] as const

/** Counts what a search finds, in steps of some ms each; the last one returns the counts. */
export function* countSearch(
  database: Reading,
  plan: SearchPlan,
  view: QueueView,
): Generator<void, QueueCounts, undefined> {
  const total = readExactTotal(database, plan)
  yield
  const byUrgency: Record<Urgency, number> = {
    question: 0,
    'work-request': 0,
    'urgent-work-request': 0,
    'impaired-function': 0,
    'mission-critical': 0,
  }
  for (const urgency of urgencies) {
    const and = [quoted([urgencyTerm(urgencyRank(urgency))])]
    byUrgency[urgency] = countHits(database, plan, { without: ['urgency'], and })
    yield
  }
  const counts = countsOf(view, byUrgency)
  const everywhere =
    Object.keys(plan.bar).length === 0 ? total : countHits(database, plan, { without: everyFilter })
  return { ...counts, total, hidden: Math.max(0, everywhere - total) }
}
