import { isDeepStrictEqual } from 'node:util'
import type { ViewId } from '../../shared/protocol/common.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { NewView, View, ViewChange } from '../../shared/protocol/view.ts'
import { mayChangeView } from '../../shared/rules/may-change-view.ts'
import { viewWith } from '../../shared/rules/view-with.ts'
import type { Writer } from './database.ts'
import { Refusal, notFound } from './refusal.ts'
import { staffAuthor } from './staff.ts'
import { findAnyView, findView, removeView, writeView } from './views.ts'

/**
 * Saves a new view of this person's. Answers whether it is new: saved again as it stands, it stays as it is. Throws
 * `id-taken`, where the id's view is another one, or another person's.
 */
export async function createView(
  tx: Writer,
  id: ViewId,
  { shared, ...fields }: NewView,
  staff: Staff,
  now: Date,
): Promise<{ view: View; isNew: boolean }> {
  const known = await findAnyView(tx, id)
  const at = now.toISOString()
  const ownerId = shared ? null : staff.id
  const view = { id, ownerId, by: staffAuthor(staff), ...fields, version: 1, createdAt: at, updatedAt: at }
  if (known === null) return { view: await writeView(tx, view, now), isNew: true }
  const { version, createdAt, updatedAt } = known
  if (isDeepStrictEqual({ ...view, version, createdAt, updatedAt }, known))
    return { view: known, isNew: false }
  throw new Refusal('id-taken', 'A view of this id exists already.')
}

/**
 * Changes what is named, and nothing else. Throws `not-found`, `forbidden`, and `version-conflict` unless `isExpected`.
 * Where nothing changes, nothing is written.
 */
export async function changeView(
  tx: Writer,
  id: string,
  change: ViewChange,
  isExpected: (version: number) => boolean,
  staff: Staff,
  now: Date,
): Promise<View> {
  const before = await findView(tx, id, staff.id)
  if (before === null) throw notFound('view')
  refuseOthers(before, staff)
  if (!isExpected(before.version))
    throw new Refusal('version-conflict', `“${before.name}” has changed meanwhile.`, { current: before })
  const after = viewWith(before, change)
  if (isDeepStrictEqual(after, before)) return before
  return writeView(tx, { ...after, updatedAt: now.toISOString() }, now)
}

/** Deletes a view; nothing where there is none (any more), or it is another one's own. Throws `forbidden`. */
export async function deleteView(tx: Writer, id: string, staff: Staff, now: Date): Promise<void> {
  const view = await findView(tx, id, staff.id)
  if (view === null) return
  refuseOthers(view, staff)
  await removeView(tx, view, now)
}

function refuseOthers(view: View, staff: Staff): void {
  if (mayChangeView(view, staff)) return
  throw new Refusal(
    'forbidden',
    `${view.by.name} shares this view: they and the administrators change it. Save a copy of your own.`,
  )
}
