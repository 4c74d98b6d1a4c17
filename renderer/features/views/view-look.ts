import type { BuiltInView } from '../../../shared/ipc/built-in-views.ts'
import type { QueueView } from '../../../shared/ipc/queue-view.ts'
import type { SavedView } from '../../../shared/ipc/saved-view.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import type { NewView, ViewChange } from '../../../shared/protocol/view.ts'
import { statuses } from '../../../shared/rules/status.ts'

/** What a saved view keeps of what the queue shows. */
export type Look = Pick<NewView, 'sort' | 'direction' | 'columns' | 'grouping' | 'filter'>

/**
 * What would be saved of it. All statuses are none; hits that stand by recency are kept as sorted by their last change; one's
 * own tickets are those of whoever looks, so that a shared view means the same to everybody.
 */
export function lookOf(view: QueueView, me: StaffId): Look {
  const isByRecency = view.text.trim() !== '' && view.hitOrder !== 'sort'
  const urgencies = view.urgencies.toSorted()
  const standings = view.statuses.length === statuses.length ? [] : view.statuses
  return {
    filter: {
      urgencies,
      statuses: statuses.filter((status) => standings.includes(status)),
      assignee: view.assignee === me ? 'me' : view.assignee,
      groupId: view.groupId,
      text: view.text.trim(),
    },
    sort: isByRecency ? 'updated' : view.sort,
    direction: isByRecency ? 'descending' : view.direction,
    columns: view.columns,
    grouping: view.grouping,
  }
}

/** Only what differs: what a view asks for beyond what is known here is never touched. Null where nothing does. */
export function changedLook(saved: SavedView, now: QueueView, me: StaffId): ViewChange | null {
  const [before, after] = [lookOf(saved.view, me), lookOf(now, me)]
  const { filter: filterBefore, ...restBefore } = before
  const { filter: filterAfter, ...restAfter } = after
  const rest = differing(restBefore, restAfter)
  const filter = differing(filterBefore, filterAfter)
  if (Object.keys(filter).length > 0) return { ...rest, filter }
  return Object.keys(rest).length > 0 ? rest : null
}

function differing<Fields extends object>(before: Fields, after: Fields): Partial<Fields> {
  const changed: Partial<Fields> = {}
  for (const name in after)
    if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) changed[name] = after[name]
  return changed
}

export type Picked = { kind: 'built-in'; id: string } | { kind: 'saved'; id: SavedView['id'] }

/**
 * The view that the queue shows: the saved one that was picked, also while it is edited; else whichever looks exactly so.
 */
export function shownView(
  picked: Picked | null,
  now: QueueView,
  builtIn: readonly BuiltInView[],
  saved: readonly SavedView[],
  me: StaffId,
): { picked: Picked | null; isEdited: boolean } {
  const look = JSON.stringify(lookOf(now, me))
  const own = picked?.kind === 'saved' ? saved.find(({ id }) => id === picked.id) : undefined
  if (own !== undefined) return { picked, isEdited: JSON.stringify(lookOf(own.view, me)) !== look }
  const desk = builtIn.find(({ viewOf }) => JSON.stringify(lookOf(viewOf(me), me)) === look)
  if (desk !== undefined) return { picked: { kind: 'built-in', id: desk.id }, isEdited: false }
  const same = saved.find(({ view }) => JSON.stringify(lookOf(view, me)) === look)
  if (same !== undefined) return { picked: { kind: 'saved', id: same.id }, isEdited: false }
  return { picked: null, isEdited: true }
}
