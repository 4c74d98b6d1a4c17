import { ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import { activeStatuses, statusRank } from '../../shared/rules/status.ts'
import { urgencies, urgencyRank } from '../../shared/rules/urgency.ts'
import { numberOf } from './columns.ts'
import { neverDue } from './due-columns.ts'
import type { Reading } from './handles.ts'

/** What stands for a ticket that is not settled: it is mission critical, or the reader's, or both. */
export interface Standing {
  readonly ticketId: TicketId
  readonly isCritical: boolean
  /** By whom is another question: see `isDoneByMe` and `isTakenHere`. */
  readonly isAssigned: boolean
  /** When something promised for it is due, in ms; see `due-columns.ts`. Null where nothing is. */
  readonly dueAt: number | null
  /** From when on its person is warned of that, in ms. */
  readonly warnAt: number
}

const critical = urgencyRank('mission-critical')
const isActive = `t.status IN (${activeStatuses.map(statusRank).join(', ')})`
const columns = `t.id, t.urgency = ${critical} AS critical, t.assignee_id = ?1 AS assigned, t.due,
  t.due - (t.due_look / 4) * 1000 AS warn_at`
/** Each side named by the columns of an index: reads those that are not settled, and not all there are. */
const stands = `(t.urgency = ${critical} AND ${isActive}
  OR t.assignee_id = ?1 AND t.urgency IN (${urgencies.map(urgencyRank).join(', ')}) AND ${isActive})`

const ofAll = `SELECT ${columns} FROM ticket AS t WHERE ${stands} ORDER BY t.due, t.row`
/** By their ids, one by one: the planner does not know that they are few. */
const ofSome = `SELECT ${columns} FROM json_each(?2) AS asked CROSS JOIN ticket AS t ON t.id = asked.value
  WHERE ${stands} ORDER BY t.due, t.row`

/** Of these tickets, or of all there are (null), where it reads hundreds for one agent. What is due first comes first. */
export function readStanding(cache: Reading, me: string, ids: readonly TicketId[] | null): Standing[] {
  const rows = ids === null ? cache.all(ofAll, me) : cache.all(ofSome, me, JSON.stringify(ids))
  return rows.map((row) => {
    const due = numberOf(row, 'due')
    return {
      ticketId: ticketIdSchema.parse(row['id']),
      isCritical: numberOf(row, 'critical') === 1,
      isAssigned: numberOf(row, 'assigned') === 1,
      dueAt: due < neverDue ? due : null,
      warnAt: numberOf(row, 'warn_at'),
    }
  })
}
