import type { QueueView } from '../../shared/ipc/queue-view.ts'
import type { QueueCounts } from '../../shared/ipc/views.ts'
import { urgencies, type Urgency } from '../../shared/rules/urgency.ts'
import type { Reading } from './handles.ts'
import { cellsOf } from './queue-levels.ts'
import { countScanByCell, countScanByUrgency } from './queue-scan.ts'
import { readTally } from './tally.ts'

/**
 * How many tickets of each urgency a view's other filters leave; `total` obeys the urgency filter too. The text is not
 * looked at: see `countSearch`.
 */
export function readQueueCounts(database: Reading, view: QueueView): QueueCounts {
  const counts = countsByRank(database, view)
  const byUrgency: Record<Urgency, number> = {
    question: counts.get(1) ?? 0,
    'work-request': counts.get(2) ?? 0,
    'urgent-work-request': counts.get(3) ?? 0,
    'impaired-function': counts.get(4) ?? 0,
    'mission-critical': counts.get(5) ?? 0,
  }
  return countsOf(view, byUrgency)
}

/** Of these urgencies, the view's own are its total. */
export function countsOf(view: QueueView, byUrgency: Record<Urgency, number>): QueueCounts {
  let total = 0
  for (const urgency of view.urgencies.length === 0 ? urgencies : new Set(view.urgencies))
    total += byUrgency[urgency]
  return { byUrgency, total }
}

function countsByRank(database: Reading, view: QueueView): Map<number, number> {
  const isCounted = view.assignee === null || view.groupId === null
  if (!isCounted) return countScanByUrgency(database, view)
  const statuses = new Set(cellsOf(view).map((cell) => cell.status))
  const counts = new Map<number, number>()
  for (const one of tallyOf(database, view)) {
    if (statuses.has(one.status)) counts.set(one.urgency, (counts.get(one.urgency) ?? 0) + one.count)
  }
  return counts
}

/** How many tickets of each urgency and status a view has; cells without any are left out. */
export function readCellCounts(database: Reading, view: QueueView): ReturnType<typeof readTally> {
  if (view.assignee !== null && view.groupId !== null) return countScanByCell(database, view)
  const cells = new Set(cellsOf(view).map(({ urgency, status }) => urgency * 10 + status))
  return tallyOf(database, view).filter(({ urgency, status }) => cells.has(urgency * 10 + status))
}

function tallyOf(database: Reading, view: QueueView): ReturnType<typeof readTally> {
  if (view.groupId !== null) return readTally(database, 'group', view.groupId)
  if (view.assignee === null) return readTally(database, 'all', '')
  return readTally(database, 'assignee', view.assignee === 'none' ? '' : view.assignee)
}
