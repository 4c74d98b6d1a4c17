import type { QueueRow } from '../../shared/ipc/views.ts'
import { normaliseName } from '../../shared/rules/normalise-name.ts'
import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { readQueueRows } from './queue-rows.ts'
import { digitsOf } from './ticket-row.ts'

const mostFound = 10

/** Active tickets of the same group or of the same requester, newest first; at most ten. */
export function findSimilarTickets(
  database: Reading,
  like: { groupName: string; email: string; phone: string },
  now: number,
): QueueRow[] {
  const digits = digitsOf(like.phone)
  const rows = database.all(
    `SELECT row FROM (
       SELECT row, place FROM ticket WHERE status < 3 AND group_id IN (SELECT group_id FROM group_name WHERE normal = ?)
       UNION SELECT row, place FROM ticket WHERE status < 3 AND ? <> '' AND requester_email = ?
       UNION SELECT row, place FROM ticket WHERE status < 3 AND length(?) > 4 AND requester_digits = ?
     ) ORDER BY place DESC LIMIT +?`,
    like.groupName.trim() === '' ? '\u0000' : normaliseName(like.groupName),
    like.email.trim().toLowerCase(),
    like.email.trim().toLowerCase(),
    digits,
    digits,
    mostFound,
  )
  return readQueueRows(
    database,
    rows.map((row) => numberOf(row, 'row')),
    'number',
    now,
  )
}
