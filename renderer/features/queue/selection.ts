import type { TicketId } from '../../../shared/protocol/common.ts'
import type { QueueWindow } from '../../../shared/ipc/views.ts'
import { rowAt } from './row-window.ts'

/** The row the keyboard stands on. `id` is null while the row at that place is still being read. */
export interface Selection {
  /** -1 where the ticket's place in the view is not known. */
  index: number
  id: TicketId | null
}

export type Move = 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last'

/** Where a key leads. A row that left the view under the cursor is not skipped: the next one took its place. */
export function moved(
  selection: Selection | null,
  move: Move,
  window: QueueWindow | null,
  pageRows: number,
): Selection | null {
  const total = window?.total ?? 0
  if (total === 0) return null
  const index = Math.max(0, Math.min(total - 1, target(selection, move, window, total, pageRows)))
  return { index, id: rowAt(window, index)?.id ?? null }
}

function target(
  selection: Selection | null,
  move: Move,
  window: QueueWindow | null,
  total: number,
  pageRows: number,
): number {
  const here = selection?.index ?? -1
  const underCursor = rowAt(window, here)
  const isGone = selection?.id != null && underCursor !== null && underCursor.id !== selection.id
  switch (move) {
    case 'next':
      return isGone ? here : here + 1
    case 'previous':
      return here - 1
    case 'page-down':
      return here + pageRows
    case 'page-up':
      return here - pageRows
    case 'first':
      return 0
    case 'last':
      return total - 1
  }
}

/** The selection on a ticket that was not picked in the queue; its place is found as soon as its row is there. */
export function selectionOf(id: TicketId, window: QueueWindow | null): Selection {
  const unplaced = { index: -1, id }
  return window === null ? unplaced : (settled(unplaced, window) ?? unplaced)
}

/** The selection after new rows came: it follows its ticket, and a place that waited for its row gets it. */
export function settled(selection: Selection | null, window: QueueWindow): Selection | null {
  if (selection === null) return null
  if (selection.id === null) {
    const index = Math.min(selection.index, Math.max(0, window.total - 1))
    return { index, id: rowAt(window, index)?.id ?? null }
  }
  const place = window.rows.findIndex((row) => row.id === selection.id)
  return place < 0 ? selection : { ...selection, index: window.start + place }
}
