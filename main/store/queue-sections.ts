import { createHash } from 'node:crypto'
import type { SQLInputValue } from 'node:sqlite'
import type { QueueView } from '../../shared/ipc/queue-view.ts'
import type { QueueSection } from '../../shared/ipc/views.ts'
import { statuses, statusNames } from '../../shared/rules/status.ts'
import { urgencies, urgencyNames } from '../../shared/rules/urgency.ts'
import { numberOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { readCellCounts } from './queue-counts.ts'
import { cellsOf } from './queue-levels.ts'
import { cellsClause } from './queue-scan.ts'
import { WhileUnchanged } from './while-unchanged.ts'

/** The headings of a view, in their order, each with how many rows stand under it. */
export interface Sections {
  list: QueueSection[]
  /** The same for equal lists: whoever holds one need not be sent it again. */
  mark: string
}

type Grouping = Exclude<QueueView['grouping'], 'none'>

const known = new WhileUnchanged<Sections>()

/** Counted from the tallies, and only once for as long as nothing changes: a window must not cost what a desk has groups. */
export function readSections(database: Reading, view: QueueView, grouping: Grouping): Sections {
  const { urgencies: levels, statuses: standings, assignee, groupId } = view
  const question = JSON.stringify([
    levels,
    standings,
    assignee,
    groupId,
    grouping,
    isReversed(view, grouping),
  ])
  return known.get(database, question, () => {
    const list = listOf(database, view, grouping)
    const mark = createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 22)
    return { list, mark }
  })
}

function listOf(database: Reading, view: QueueView, grouping: Grouping): QueueSection[] {
  switch (grouping) {
    case 'urgency':
      return ranked(view, urgencies, urgencyNames, countsBy(database, view, 'urgency'), 1)
    case 'status':
      return ranked(view, statuses, statusNames, countsBy(database, view, 'status'), 0)
    case 'assignee':
    case 'group':
      return named(database, view, grouping)
  }
}

/** Whether the headings themselves run the other way: where the rows are sorted by what they stand under. */
function isReversed({ sort, direction }: QueueView, grouping: Grouping): boolean {
  // The loudest stand first unless somebody asks for the reverse.
  if (grouping === 'urgency') return !(sort === 'urgency' && direction === 'ascending')
  return sort === grouping && direction === 'descending'
}

function ranked<Value extends string>(
  view: QueueView,
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
  counts: ReadonlyMap<number, number>,
  firstRank: number,
): QueueSection[] {
  const sections = values.map((key, index) => ({
    key,
    name: names[key],
    count: counts.get(index + firstRank) ?? 0,
  }))
  const filled = sections.filter(({ count }) => count > 0)
  return isReversed(view, firstRank === 1 ? 'urgency' : 'status') ? filled.toReversed() : filled
}

function countsBy(database: Reading, view: QueueView, what: 'urgency' | 'status'): Map<number, number> {
  const counts = new Map<number, number>()
  for (const cell of readCellCounts(database, view))
    counts.set(cell[what], (counts.get(cell[what]) ?? 0) + cell.count)
  return counts
}

/** What a person reads where the column is empty. */
const nameless = { assignee: 'Nobody', group: 'No group yet' } as const

/** Nobody's stand first: they wait for somebody. */
function named(database: Reading, view: QueueView, grouping: 'assignee' | 'group'): QueueSection[] {
  const { sql, values } = countedSql(view, grouping)
  const source = grouping === 'assignee' ? 'staff' : 'customer_group'
  const direction = isReversed(view, grouping) ? 'DESC' : 'ASC'
  const rows = database.all(
    `SELECT counted.key, n, name FROM (${sql}) AS counted LEFT JOIN ${source} ON ${source}.id = counted.key
     WHERE n > 0 ORDER BY counted.key <> '', coalesce(name, '') COLLATE NOCASE ${direction}, counted.key ${direction}`,
    ...values,
  )
  return rows.map((row) => {
    const key = textOf(row, 'key')
    const name = key === '' ? nameless[grouping] : (textOrNullOf(row, 'name') ?? 'Unknown here')
    return { key, name, count: numberOf(row, 'n') }
  })
}

/** From the tallies, where they tell; a view of one group's tickets of one person has to be counted. */
function countedSql(
  view: QueueView,
  grouping: 'assignee' | 'group',
): { sql: string; values: SQLInputValue[] } {
  const cells = cellsClause(cellsOf(view))
  const [own, other] = grouping === 'assignee' ? [view.assignee, view.groupId] : [view.groupId, view.assignee]
  const ownKey = own === 'none' ? '' : own
  if (other === null) {
    const scoped = ownKey === null ? '' : ' AND key = ?'
    return {
      sql: `SELECT key, sum(count) AS n FROM tally WHERE scope = ? AND ${cells}${scoped} GROUP BY key`,
      values: [grouping, ...(ownKey === null ? [] : [ownKey])],
    }
  }
  const [column, otherColumn] =
    grouping === 'assignee' ? ['assignee_id', 'group_id'] : ['group_id', 'assignee_id']
  const scoped = ownKey === null ? '' : ` AND ${column} = ?`
  return {
    sql: `SELECT ${column} AS key, count(*) AS n FROM ticket
      WHERE ${otherColumn} = ? AND ${cells}${scoped} GROUP BY ${column}`,
    values: [other === 'none' ? '' : other, ...(ownKey === null ? [] : [ownKey])],
  }
}
