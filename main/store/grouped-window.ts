import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { QueueView, WindowFrom } from '../../shared/ipc/queue-view.ts'
import type { QueueRow, QueueSection, QueueWindow } from '../../shared/ipc/views.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { statuses, statusRank } from '../../shared/rules/status.ts'
import { urgencies, urgencyRank } from '../../shared/rules/urgency.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'
import { decodeKey, type QueuePosition } from './queue-key.ts'
import { readerOf, type QueueReader } from './queue-reader.ts'
import { readPosition, readQueueRows } from './queue-rows.ts'
import { isInView } from './queue-scan.ts'
import { readSections, type Sections } from './queue-sections.ts'

type Grouping = Exclude<QueueView['grouping'], 'none'>

/** What the asker knows of the headings. */
export interface HeldSections {
  collapsed: ReadonlySet<string>
  mark: string | null
}
export const noSections: HeldSections = { collapsed: new Set(), mark: null }

interface Asked {
  database: Reading
  view: QueueView
  grouping: Grouping
  /** In ms: whose pages are withheld then. */
  now: number
  held: HeldSections
}

/**
 * A queue under headings is its sections one after the other, each a queue of its own: that of one urgency, one person, one
 * group. So its windows cost what theirs cost, and no order is new.
 */
interface Grouped extends Asked {
  sections: Sections
  /** Those whose rows are shown. */
  open: readonly QueueSection[]
  /** Rows before each of them. */
  starts: readonly number[]
  total: number
}

/** Where a row stands: in which of the open sections (or, by a half, between two of them), and where in it. */
interface Spot {
  place: number
  position: QueuePosition
}

/** A window of a view under headings. Fails where a key is none. */
export function readGroupedWindow(asked: Asked, from: WindowFrom, limit: number): Result<QueueWindow> {
  const queue = groupedOf(asked)
  switch (from.kind) {
    case 'start':
      return success(windowOf(queue, rowsAfter(queue, null, limit), 0))
    case 'index': {
      const start = Math.max(0, Math.min(from.index, queue.total - 1))
      const found = rowsFrom(queue, spotAt(queue, start), limit)
      return success(windowOf(queue, found, found.length === 0 ? 0 : start))
    }
    case 'after':
    case 'before':
    case 'at': {
      const cut = from.key.indexOf('/')
      const position = decodeKey(from.key.slice(cut + 1))
      if (position === null || cut < 0) return failed('bad-call', 'This place in the queue is unknown.')
      const spot = spotOf(queue, from.key.slice(0, cut), position)
      if (from.kind === 'before')
        return success(windowOf(queue, rowsBefore(queue, spot, limit).toReversed(), null))
      const now = from.kind === 'at' ? spotNow(queue, position.row) : null
      return success(windowOf(queue, now ? rowsFrom(queue, now, limit) : rowsAfter(queue, spot, limit), null))
    }
    default:
      return assertNever(from)
  }
}

function groupedOf(asked: Asked): Grouped {
  const sections = readSections(asked.database, asked.view, asked.grouping)
  const open = sections.list.filter(({ key }) => !asked.held.collapsed.has(key))
  const starts: number[] = []
  let total = 0
  for (const { count } of open) {
    starts.push(total)
    total += count
  }
  return { ...asked, sections, open, starts, total }
}

/** The queue of one section alone. */
function readerIn({ database, view, grouping }: Asked, key: string): QueueReader {
  return readerOf(database, sectionView(view, grouping, key))
}

function sectionView(view: QueueView, grouping: Grouping, key: string): QueueView {
  switch (grouping) {
    case 'urgency':
      return { ...view, urgencies: urgencies.filter((urgency) => urgency === key) }
    case 'status':
      return { ...view, statuses: statuses.filter((status) => status === key) }
    case 'assignee':
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it came out of the column that it is compared with
      return { ...view, assignee: key === '' ? 'none' : (key as QueueView['assignee']) }
    case 'group':
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- likewise; blank is what a ticket without a group has there
      return { ...view, groupId: key as QueueView['groupId'] }
  }
}

interface Found {
  key: string
  row: number
}

function rowsAfter(queue: Grouped, spot: Spot | null, limit: number): Found[] {
  const found: Found[] = []
  for (
    let place = Math.ceil(spot?.place ?? 0);
    place < queue.open.length && found.length < limit;
    place += 1
  ) {
    const { key } = queue.open[place] ?? { key: '' }
    const from = place === spot?.place ? spot.position : null
    const rows = readerIn(queue, key).rows(from, false, limit - found.length)
    for (const row of rows) found.push({ key, row })
  }
  return found
}

/** In reverse order. */
function rowsBefore(queue: Grouped, spot: Spot, limit: number): Found[] {
  const found: Found[] = []
  for (
    let place = Math.floor(Math.min(spot.place, queue.open.length - 1));
    place >= 0 && found.length < limit;
    place -= 1
  ) {
    const { key } = queue.open[place] ?? { key: '' }
    const from = place === spot.place ? spot.position : null
    const rows = readerIn(queue, key).rows(from, true, limit - found.length)
    for (const row of rows) found.push({ key, row })
  }
  return found
}

/** The row of a spot and those after it. */
function rowsFrom(queue: Grouped, spot: Spot | null, limit: number): Found[] {
  const section = spot && queue.open[spot.place]
  if (spot === null || section == null) return []
  return [{ key: section.key, row: spot.position.row }, ...rowsAfter(queue, spot, limit - 1)]
}

function spotAt(queue: Grouped, index: number): Spot | null {
  const place = queue.starts.findLastIndex((start) => start <= index)
  const section = queue.open[place]
  if (section === undefined) return null
  const row = readerIn(queue, section.key).rowAt(index - (queue.starts[place] ?? 0))
  const position = row === null ? null : readPosition(queue.database, row, queue.view.sort)
  return position && { place, position }
}

/**
 * Where a key stood. Of a section that is collapsed or gone, the place is that of the next one that is there: its rows
 * begin after every row of the other, whatever their positions within.
 */
function spotOf(queue: Grouped, key: string, position: QueuePosition): Spot {
  const place = queue.open.findIndex((section) => section.key === key)
  if (place >= 0) return { place, position }
  const at = queue.sections.list.findIndex((section) => section.key === key)
  const next = queue.sections.list
    .slice(Math.max(0, at))
    .find((section) => !queue.held.collapsed.has(section.key))
  return { place: next === undefined ? queue.open.length : queue.open.indexOf(next) - 0.5, position }
}

/** Where a row stands today; null where the view or its open sections do not have it. */
function spotNow(queue: Grouped, row: number): Spot | null {
  const { database, view, grouping, open } = queue
  const position = readPosition(database, row, view.sort)
  if (position === null || !isInView(database, view, row)) return null
  const key = sectionOf(database, position, grouping)
  const place = open.findIndex((section) => section.key === key)
  return place < 0 ? null : { place, position }
}

function sectionOf(
  database: Reading,
  { row, urgency, status }: QueuePosition,
  grouping: Grouping,
): string | null {
  if (grouping === 'urgency') return urgencies.find((one) => urgencyRank(one) === urgency) ?? null
  if (grouping === 'status') return statuses.find((one) => statusRank(one) === status) ?? null
  const found = database.get('SELECT assignee_id, group_id FROM ticket WHERE row = ?', row)
  return found === undefined ? null : textOf(found, grouping === 'assignee' ? 'assignee_id' : 'group_id')
}

function windowOf(queue: Grouped, found: readonly Found[], knownStart: number | null): QueueWindow {
  const { database, view, now, sections, held } = queue
  const keys = new Map(found.map(({ row, key }) => [row, key]))
  const plain = readQueueRows(
    database,
    found.map(({ row }) => row),
    view.sort,
    now,
  )
  const rows = plain.map((row) => ({
    ...row,
    key: `${keys.get(decodeKey(row.key)?.row ?? 0) ?? ''}/${row.key}`,
  }))
  const { list, mark } = sections
  return {
    rows,
    total: queue.total,
    start: knownStart ?? startOf(queue, rows[0]),
    sections: held.mark === mark ? { mark } : { mark, list },
  }
}

function startOf(queue: Grouped, first: QueueRow | undefined): number {
  if (first === undefined) return queue.total
  const cut = first.key.indexOf('/')
  const position = decodeKey(first.key.slice(cut + 1))
  const place = queue.open.findIndex(({ key }) => key === first.key.slice(0, cut))
  const section = queue.open[place]
  if (position === null || section === undefined) return queue.total
  return (queue.starts[place] ?? 0) + readerIn(queue, section.key).before(position)
}
