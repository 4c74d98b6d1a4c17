import type { QueueView } from '../../shared/ipc/queue-view.ts'
import { ticketIdSchema, type TicketId } from '../../shared/protocol/common.ts'
import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { isInView } from './queue-scan.ts'
import { hitsClause } from './search-hits.ts'
import { planSearch, type SearchContext } from './search-plan.ts'

/** Which of these tickets a view does not show, or are not here at all; in the order given. */
export function readOutside(
  database: Reading,
  view: QueueView,
  ids: readonly TicketId[],
  context: SearchContext,
): TicketId[] {
  const rows = database
    .all(
      'SELECT id, row FROM json_each(?) AS wanted JOIN ticket ON ticket.id = wanted.value',
      JSON.stringify(ids),
    )
    .map((row) => ({ id: ticketIdSchema.parse(row['id']), row: numberOf(row, 'row') }))
  const { plan } = planSearch(database, view, context)
  const numbers = rows.map(({ row }) => row)
  const shown = plan === null ? null : rowsFound(database, hitsClause(database, plan, {}, {}), numbers)
  const inside = new Set(
    rows
      .filter(({ row }) => (shown === null ? isInView(database, view, row) : shown.has(row)))
      .map(({ id }) => id),
  )
  return ids.filter((id) => !inside.has(id))
}

/** Of these rows, those among the hits. */
function rowsFound(
  database: Reading,
  { sql, values }: ReturnType<typeof hitsClause>,
  rows: readonly number[],
): Set<number> {
  const found = database.all(
    `SELECT wanted_place.ticket_row AS row FROM text_place AS wanted_place
     WHERE wanted_place.ticket_row IN (SELECT value FROM json_each(?))
       AND wanted_place.place IN (SELECT ticket_text.rowid ${sql})`,
    JSON.stringify(rows),
    ...values,
  )
  return new Set(found.map((row) => numberOf(row, 'row')))
}
