import type { StaffId } from '../../../shared/protocol/common.ts'
import type { View } from '../../../shared/protocol/view.ts'
import { viewWith } from '../../../shared/rules/view-with.ts'
import type { LaidAct } from '../lay-acts.ts'

export interface LaidView {
  view: View
  /** Something about it has not reached the desk. */
  pending: boolean
}

/**
 * What is shown of a view: what was pulled, with the acts made here laid over it in their order; null where it is not
 * there, or is deleted here. A change that needs its author is not laid, nor is a deletion that was refused.
 */
export function layView(
  pulled: View | null,
  acts: readonly LaidAct[],
  person: { id: StaffId; name: string },
): LaidView | null {
  let view = pulled
  for (const { act, madeAt, state } of acts) {
    if (act.kind === 'put-view' && view === null) {
      const { shared, ...fields } = act.view
      const at = new Date(madeAt).toISOString()
      const by = { kind: 'staff' as const, staffId: person.id, name: person.name }
      const ownerId = shared ? null : person.id
      view = { id: act.viewId, ownerId, by, ...fields, version: 1, createdAt: at, updatedAt: at }
    } else if (act.kind === 'change-view' && view !== null && state.kind !== 'needs-you') {
      view = viewWith(view, act.set)
    } else if (act.kind === 'delete-view' && state.kind !== 'needs-you') {
      view = null
    }
  }
  return view && { view, pending: acts.some(({ state }) => state.kind !== 'sent') }
}
