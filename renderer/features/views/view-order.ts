import type { SavedView } from '../../../shared/ipc/saved-view.ts'

type Placed = Pick<SavedView, 'id' | 'place' | 'mayChange'>

/** Nearer than this, places are given out anew before numbers can no longer tell them apart. */
const nearest = 1e-6

/** Behind the last one. */
export function placeAtEnd(list: readonly Placed[]): number {
  return Math.floor(Math.max(0, ...list.map(({ place }) => place))) + 1
}

/**
 * The places to be changed so that a view comes to stand at an index of the others: its own alone, halfway between its new
 * neighbours; where these stand too close, those of all that this person may move.
 */
export function placesAfterMove(
  list: readonly Placed[],
  id: SavedView['id'],
  to: number,
): { id: SavedView['id']; place: number }[] {
  const moved = list.find((view) => view.id === id)
  if (moved === undefined || !moved.mayChange) return []
  const others = list.filter((view) => view.id !== id)
  const index = Math.max(0, Math.min(others.length, to))
  const order = [...others.slice(0, index), moved, ...others.slice(index)]
  if (order.every((view, at) => view === list[at])) return []
  const [before, after] = [others[index - 1]?.place, others[index]?.place]
  if (before === undefined) return [{ id, place: (after ?? 2) - 1 }]
  if (after === undefined) return [{ id, place: before + 1 }]
  if (after - before > nearest) return [{ id, place: (before + after) / 2 }]
  return order.flatMap((view, at) =>
    view.mayChange && view.place !== at + 1 ? [{ id: view.id, place: at + 1 }] : [],
  )
}
