import type { SQLInputValue } from 'node:sqlite'
import type { QueueView } from '../../shared/ipc/queue-view.ts'
import { statuses } from '../../shared/rules/status.ts'
import { urgencies } from '../../shared/rules/urgency.ts'
import { numberOf } from './columns.ts'
import type { Reading } from './handles.ts'
import type { QueuePosition } from './queue-key.ts'
import { cellsOf, settledFrom, type Cell } from './queue-levels.ts'

/** One column of an ORDER BY, with what a position holds for it. */
interface OrderColumn {
  sql: string
  descending: boolean
  valueOf: (position: QueuePosition) => SQLInputValue
}

interface Clause {
  sql: string
  values: SQLInputValue[]
}

const textColumns: Partial<Record<QueueView['sort'], string>> = {
  group: 'group_name',
  subject: 'subject',
  requester: 'requester_name',
  assignee: "coalesce(staff.name, '')",
}

/** What a sort by text compares, as a column of a SELECT; an empty text in the other sorts. */
export function sortTextSql(sort: QueueView['sort']): string {
  return textColumns[sort] ?? "''"
}

/** Names of staff are looked up only where a sort asks for them: without, an index holds all that is read. */
export function sourceOf({ sort }: QueueView): string {
  return sort === 'assignee' ? 'ticket LEFT JOIN staff ON staff.id = ticket.assignee_id' : 'ticket'
}

/** The rows of any view, found and sorted by the database: for views that no walk over cells can show. */
export function scanQueue(
  database: Reading,
  view: QueueView,
  from: QueuePosition | null,
  backward: boolean,
  limit: number,
  offset = 0,
): number[] {
  const order = orderColumns(view)
  const where = together(filterClause(view), from === null ? null : beyondClause(order, from, backward))
  return database
    .all(
      `SELECT ticket.row FROM ${sourceOf(view)} WHERE ${where.sql} ORDER BY ${orderSql(view, backward)} LIMIT +? OFFSET ?`,
      ...where.values,
      limit,
      offset,
    )
    .map((row) => numberOf(row, 'row'))
}

/** What follows ORDER BY in a view. */
export function orderSql(view: QueueView, backward = false): string {
  return orderColumns(view)
    .map((column) => `${column.sql} ${column.descending !== backward ? 'DESC' : 'ASC'}`)
    .join(', ')
}

/** How many rows of a view stand before a position. */
export function countScanBefore(database: Reading, view: QueueView, position: QueuePosition): number {
  const where = together(filterClause(view), beyondClause(orderColumns(view), position, true))
  const row = database.get(`SELECT count(*) AS n FROM ${sourceOf(view)} WHERE ${where.sql}`, ...where.values)
  return numberOf(row ?? {}, 'n')
}

/** Whether a row is one of the view's, so that nothing is ever shown that a filter hides. */
export function isInView(database: Reading, view: QueueView, row: number): boolean {
  const where = filterClause(view)
  return (
    database.get(`SELECT 1 FROM ticket WHERE ${where.sql} AND ticket.row = ?`, ...where.values, row) !==
    undefined
  )
}

/** How many rows of each urgency a view's other filters leave. */
export function countScanByUrgency(database: Reading, view: QueueView): Map<number, number> {
  const where = filterClause({ ...view, urgencies: [] })
  const rows = database.all(
    `SELECT urgency, count(*) AS n FROM ticket WHERE ${where.sql} GROUP BY urgency`,
    ...where.values,
  )
  return new Map(rows.map((row) => [numberOf(row, 'urgency'), numberOf(row, 'n')]))
}

/** How many rows of each urgency and status a view has. */
export function countScanByCell(database: Reading, view: QueueView) {
  const where = filterClause(view)
  return database
    .all(
      `SELECT urgency, status, count(*) AS n FROM ticket WHERE ${where.sql} GROUP BY urgency, status`,
      ...where.values,
    )
    .map((row) => ({
      urgency: numberOf(row, 'urgency'),
      status: numberOf(row, 'status'),
      count: numberOf(row, 'n'),
    }))
}

function orderColumns(view: QueueView): OrderColumn[] {
  const descending = view.direction === 'descending'
  const text = textColumns[view.sort]
  const oldestFirst: OrderColumn[] = [
    { sql: 'place', descending: false, valueOf: (position) => position.place },
    { sql: 'ticket.row', descending: false, valueOf: (position) => position.row },
  ]
  if (text !== undefined)
    return [
      { sql: `${text} COLLATE NOCASE`, descending, valueOf: (position) => position.text },
      ...oldestFirst,
    ]
  const urgency = (down: boolean): OrderColumn => ({
    sql: 'urgency',
    descending: down,
    valueOf: (position) => position.urgency,
  })
  const row: OrderColumn = { sql: 'ticket.row', descending, valueOf: (position) => position.row }
  switch (view.sort) {
    case 'number':
      return [{ sql: 'place', descending, valueOf: (position) => position.place }, row]
    case 'updated':
      return [{ sql: 'updated_at', descending, valueOf: (position) => position.updatedAt }, row]
    case 'due':
      return [
        {
          sql: `(status >= ${settledFrom})`,
          descending: false,
          valueOf: ({ status }) => (status < settledFrom ? 0 : 1),
        },
        { sql: 'due', descending, valueOf: (position) => position.due },
        row,
      ]
    case 'status':
      return [
        { sql: 'status', descending, valueOf: (position) => position.status },
        urgency(true),
        ...oldestFirst,
      ]
    default:
      return [urgency(descending), ...oldestFirst]
  }
}

function filterClause(view: QueueView): Clause {
  const cells = cellsOf(view)
  const parts = [cellsClause(cells)]
  const values: SQLInputValue[] = []
  if (view.assignee !== null) {
    parts.push('assignee_id = ?')
    values.push(view.assignee === 'none' ? '' : view.assignee)
  }
  if (view.groupId !== null) {
    parts.push('group_id = ?')
    values.push(view.groupId)
  }
  return { sql: parts.join(' AND '), values }
}

/**
 * The condition that a row lies in these cells: each of some urgencies with each of some statuses. The plus signs keep
 * the database from taking an index of urgencies: a sort has one of its own to walk.
 */
export function cellsClause(cells: readonly Cell[]): string {
  const among = (column: string, ranks: ReadonlySet<number>, every: number) =>
    ranks.size === every ? 'true' : `+${column} IN (${[...ranks].join(', ')})`
  const ofUrgency = among('urgency', new Set(cells.map((cell) => cell.urgency)), urgencies.length)
  return `${ofUrgency} AND ${among('status', new Set(cells.map((cell) => cell.status)), statuses.length)}`
}

/**
 * Strictly after a position in the given order, or before it: equal in the first columns, beyond in the next one. The
 * bound of the first column alone follows from that; it is said all the same, since an index can begin there.
 */
function beyondClause(order: readonly OrderColumn[], position: QueuePosition, backward: boolean): Clause {
  const signOf = (column: OrderColumn) => (column.descending !== backward ? '<' : '>')
  const values: SQLInputValue[] = []
  const bounds = order.slice(0, 1).map((column) => {
    values.push(column.valueOf(position))
    return `${column.sql} ${signOf(column)}= ?`
  })
  const parts = order.map((column, index) => {
    const equal = order.slice(0, index)
    for (const one of equal) values.push(one.valueOf(position))
    values.push(column.valueOf(position))
    const beyond = `${column.sql} ${signOf(column)} ?`
    return `(${[...equal.map((one) => `${one.sql} = ?`), beyond].join(' AND ')})`
  })
  return { sql: `${bounds.join()} AND (${parts.join(' OR ')})`, values }
}

function together(one: Clause, other: Clause | null): Clause {
  return other === null
    ? one
    : { sql: `${one.sql} AND ${other.sql}`, values: [...one.values, ...other.values] }
}
