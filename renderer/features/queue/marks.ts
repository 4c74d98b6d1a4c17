import type { TicketId } from '../../../shared/protocol/common.ts'

export type Marks = ReadonlySet<TicketId>

export function toggledMark(marks: Marks, id: TicketId): Marks {
  const next = new Set(marks)
  if (!next.delete(id)) next.add(id)
  return next
}

/**
 * The cursor went from one row to the next while marking. Both are marked then; going back onto a row that is marked
 * already gives up the one it leaves. A row that is still being read is not marked.
 */
export function extendedMarks(marks: Marks, from: TicketId | null, to: TicketId | null): Marks {
  const next = new Set(marks)
  const isBack = from !== null && to !== null && from !== to && next.has(from) && next.has(to)
  if (isBack) next.delete(from)
  else for (const id of [from, to]) if (id !== null) next.add(id)
  return next
}

/** The rows from one to another, both included, whichever stands first; the other alone where one is not held. */
export function rangeOf(rows: readonly { id: TicketId }[], from: TicketId | null, to: TicketId): TicketId[] {
  const places = [from, to].map((id) => rows.findIndex((row) => row.id === id))
  const [first = -1, last = -1] = places.toSorted((one, other) => one - other)
  return first < 0 ? [to] : rows.slice(first, last + 1).map(({ id }) => id)
}
