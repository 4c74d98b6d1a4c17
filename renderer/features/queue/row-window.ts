import type { QueueView, WindowFrom } from '../../../shared/ipc/queue-view.ts'
import type { Failure } from '../../../shared/ipc/result.ts'
import type { QueueCounts, QueueRow, QueueWindow } from '../../../shared/ipc/views.ts'

/** Places of rows in the view, `last` included. */
export interface Span {
  first: number
  last: number
}

/** One question to the back, and what its answer is for. */
export interface ReadStep {
  kind: 'replace' | 'extend'
  from: WindowFrom
  limit: number
}

/** Rows asked for first after a change of view: a screenful, so that it is painted within a frame. */
const firstRows = 60
/** Rows asked for ahead of a scroll. */
const moreRows = 150
/** Rows held at most; a scroll through 100,000 must not gather them. */
const mostRows = 600
/** Read on when the scroll comes this close to an end of what is held. */
const margin = 60

/** What a queue must read: what is around the rows in view, where it lacks some; those once more; or another view. */
export type Need = 'nothing' | 'refresh' | 'start'

/** The next reading; null where all that is needed is held. A view that could not be read is not read on. */
export function planStep(
  need: Need,
  { window, failure }: { window: QueueWindow | null; failure: Failure | null },
  visible: Span,
): ReadStep | null {
  if (need === 'start') return readFromStart
  if (need === 'refresh') return planRefresh(window, visible)
  return window === null || failure !== null ? null : planScroll(window, visible)
}

/** The reading that a new view begins with. */
const readFromStart: ReadStep = { kind: 'replace', from: { kind: 'start' }, limit: firstRows }

export function lastOf(window: QueueWindow): number {
  return window.start + window.rows.length - 1
}

export function rowAt(window: QueueWindow | null, index: number): QueueRow | null {
  return window === null ? null : (window.rows[index - window.start] ?? null)
}

/** Whether everything that is in view is held, up to the end of the rows. */
export function holdsVisible(window: QueueWindow | null, visible: Span): boolean {
  return (
    window !== null &&
    visible.first >= window.start &&
    lastOf(window) >= Math.min(visible.last, window.total - 1)
  )
}

/** What to read so that the visible rows and some around them are held; null where they are. */
export function planScroll(window: QueueWindow, visible: Span): ReadStep | null {
  const wanted = {
    first: Math.max(0, visible.first - margin),
    last: Math.min(window.total - 1, visible.last + margin),
  }
  if (wanted.last < wanted.first) return null
  const held = { first: window.start, last: lastOf(window) }
  const head = window.rows[0]
  const tail = window.rows.at(-1)
  const touches = visible.first <= held.last + 1 && visible.last >= held.first - 1
  if (head === undefined || tail === undefined || !touches) {
    return { kind: 'replace', from: { kind: 'index', index: wanted.first }, limit: moreRows }
  }
  if (wanted.last > held.last) {
    return { kind: 'extend', from: { kind: 'after', key: tail.key }, limit: moreRows }
  }
  if (wanted.first < held.first) {
    return { kind: 'extend', from: { kind: 'before', key: head.key }, limit: Math.min(moreRows, held.first) }
  }
  return null
}

/** Reads again what is visible, held on to by a key: rows that came or went above must not move it. */
export function planRefresh(window: QueueWindow | null, visible: Span): ReadStep {
  if (window === null || visible.first <= 0) return readFromStart
  const anchor = rowAt(window, Math.max(window.start, visible.first - margin / 2))
  const limit = Math.max(firstRows, visible.last - visible.first + margin)
  return anchor === null
    ? { kind: 'replace', from: { kind: 'index', index: visible.first }, limit: moreRows }
    : { kind: 'replace', from: { kind: 'at', key: anchor.key }, limit }
}

/** An answer put to what is held. Where the two do not meet any more, the answer alone counts. */
export function mergeWindow(
  held: QueueWindow | null,
  step: ReadStep,
  answer: QueueWindow,
  visible: Span,
): QueueWindow {
  if (held === null) return answer
  if (step.kind === 'replace') return withKnownRows(held, answer)
  if (answer.rows.length === 0) return trimmed({ ...answer, rows: held.rows, start: held.start }, visible)
  if (step.from.kind === 'after') {
    const start = answer.start - held.rows.length
    if (start !== held.start) return answer
    return trimmed({ ...answer, rows: [...held.rows, ...answer.rows], start }, visible)
  }
  if (answer.start + answer.rows.length !== held.start) return answer
  return trimmed({ ...answer, rows: [...answer.rows, ...held.rows] }, visible)
}

/**
 * A row that says what it said before stays the very same object: of a queue that is read again, only what changed is
 * drawn.
 */
function withKnownRows(held: QueueWindow, answer: QueueWindow): QueueWindow {
  const known = new Map(held.rows.map((row) => [row.id, row]))
  const rows = answer.rows.map((row) => {
    const before = known.get(row.id)
    return before !== undefined && JSON.stringify(before) === JSON.stringify(row) ? before : row
  })
  return { ...answer, rows }
}

/**
 * What was told of rows that are held, each in its place; the same window where none is. Whether that is its place still, the next
 * answer says.
 */
export function withToldRows(window: QueueWindow | null, told: readonly QueueRow[]): QueueWindow | null {
  const known = new Map(told.map((row) => [row.id, row]))
  if (window === null || !window.rows.some(({ id }) => known.has(id))) return window
  const rows = window.rows.map((held) => {
    const now = known.get(held.id)
    return now === undefined ? held : { ...now, key: held.key }
  })
  return { ...window, rows }
}

/** The hits of a search are counted after the first of them are shown: the window of a view learns its length here. */
export function withTotal(
  window: QueueWindow | null,
  view: QueueView,
  counts: QueueCounts,
): QueueWindow | null {
  const { search } = window ?? {}
  if (window === null || search === undefined || search.isTotalExact) return window
  // A ranking is shorter than what was found.
  const total = view.hitOrder === 'relevance' ? window.total : Math.max(counts.total, lastOf(window) + 1)
  return { ...window, total, search: { ...search, isTotalExact: true } }
}

function trimmed(window: QueueWindow, visible: Span): QueueWindow {
  const surplus = window.rows.length - mostRows
  if (surplus <= 0) return window
  const middle = (visible.first + visible.last) / 2
  const first = Math.max(0, Math.min(surplus, Math.round(middle - mostRows / 2) - window.start))
  return { ...window, start: window.start + first, rows: window.rows.slice(first, first + mostRows) }
}

/**
 * How many rows the scroll must move so that what is visible stays where it is; 0 at the top, where new rows are
 * to be seen. Compares where the answer's first row stood before.
 */
export function shiftOf(held: QueueWindow | null, answer: QueueWindow, visible: Span): number {
  const head = answer.rows[0]
  if (held === null || head === undefined || visible.first <= 0) return 0
  const before = held.rows.findIndex((row) => row.id === head.id)
  return before < 0 ? 0 : answer.start - (held.start + before)
}
