import { isDeepStrictEqual } from 'node:util'
import type { ServiceLevels } from '../../shared/protocol/service-levels.ts'
import { groupIdSchema } from '../../shared/protocol/common.ts'
import { timelineSchema } from '../../shared/rules/service-levels/timeline.ts'
import { activeStatuses, statuses, statusRank } from '../../shared/rules/status.ts'
import { urgencyOfRank } from '../../shared/rules/urgency.ts'
import type { Cache } from './cache.ts'
import type { CacheChange } from './cache-change.ts'
import { numberOf, textOf, textOrNullOf } from './columns.ts'
import { DueBook, laidLevelsFact, readPlan, readShownLevels } from './due-book.ts'
import type { DueColumns, DueSubject } from './due-columns.ts'
import { writeFact } from './fact.ts'
import type { Reading, Row, Writing } from './handles.ts'

/*
 * What the rows of tickets keep of their clocks follows from promises that may change under all of them at once. Those
 * whose promise changed are noted in the transaction of the change, and worked out anew some at a time.
 */

const active = activeStatuses.map(statusRank).join(', ')

/** Carries out what may change the service levels that are shown; where it did, every ticket at work is to be worked out anew. */
export function changingLevels(change: CacheChange, work: () => void): void {
  const before = readShownLevels(change.database)
  work()
  if (isDeepStrictEqual(before, readShownLevels(change.database))) return
  change.due.forget()
  change.database.run(`INSERT OR IGNORE INTO due_stale SELECT row FROM ticket WHERE status IN (${active})`)
}

/** Shows other service levels than the desk's; null: the desk's own. */
export function layLevels(change: CacheChange, levels: ServiceLevels | null): void {
  changingLevels(change, () =>
    writeFact(change.database, laidLevelsFact, levels === null ? '' : JSON.stringify(levels)),
  )
}

/** The same for what may change the plan of a group. Its tickets are looked up later: in a first sync nothing finds them. */
export function changingPlan(change: CacheChange, groupId: string, work: () => void): void {
  const before = readPlan(change.database, groupId)
  work()
  if (before === readPlan(change.database, groupId)) return
  change.due.forget()
  change.database.run('INSERT OR IGNORE INTO due_stale_group (group_id) VALUES (?)', groupId)
}

/** Whether any ticket keeps what follows from a promise of before. */
export function hasStaleDue(database: Reading): boolean {
  return (
    database.get(
      'SELECT 1 WHERE EXISTS (SELECT 1 FROM due_stale) OR EXISTS (SELECT 1 FROM due_stale_group)',
    ) !== undefined
  )
}

/** Works out up to `limit` tickets anew, in one transaction. Returns how many it did; zero means that all are right. */
export function refreshSomeDue({ write: database, touched }: Cache, limit: number): number {
  return database.transaction(() => {
    database.run(
      `INSERT OR IGNORE INTO due_stale SELECT row FROM ticket
       WHERE group_id IN (SELECT group_id FROM due_stale_group) AND status IN (${active})`,
    )
    database.run('DELETE FROM due_stale_group')
    const book = new DueBook(database)
    const stale = database.all(
      `SELECT ticket_row, id, status, urgency, created_at, group_id, doc -> '$.timeline' AS timeline
       FROM due_stale LEFT JOIN ticket ON ticket.row = ticket_row LIMIT +?`,
      limit,
    )
    for (const row of stale) {
      const ticketRow = numberOf(row, 'ticket_row')
      // It may have gone meanwhile.
      if (row['status'] !== null) {
        writeDue(database, ticketRow, book.dueOf(subjectOf(row)))
        touched.add(textOf(row, 'id'))
      }
      database.run('DELETE FROM due_stale WHERE ticket_row = ?', ticketRow)
    }
    return stale.length
  })
}

/** Only what is needed: to read whole tickets takes several times as long. */
function subjectOf(row: Row): DueSubject {
  const [urgency, status] = [urgencyOfRank(numberOf(row, 'urgency')), statuses[numberOf(row, 'status')]]
  if (urgency === null || status === undefined) throw new RangeError('No urgency or status has this rank.')
  const groupId = textOf(row, 'group_id')
  const timeline = textOrNullOf(row, 'timeline')
  return {
    status,
    urgency: { effective: urgency },
    groupId: groupId === '' ? null : groupIdSchema.parse(groupId),
    createdAt: new Date(numberOf(row, 'created_at')).toISOString(),
    timeline: timeline === null ? undefined : timelineSchema.parse(JSON.parse(timeline)),
  }
}

function writeDue(database: Writing, ticketRow: number, { due, dueLook }: DueColumns): void {
  database.run(
    'UPDATE ticket SET due = ?1, due_look = ?2 WHERE row = ?3 AND (due <> ?1 OR due_look <> ?2)',
    due,
    dueLook,
    ticketRow,
  )
}
