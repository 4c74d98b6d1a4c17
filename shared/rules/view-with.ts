import type { View, ViewChange } from '../protocol/view.ts'

/**
 * A view after a change: what the change does not name stays, within the filter too, where it may be something that only
 * a newer console understands. What is shared no longer is its author's own again.
 */
export function viewWith(view: View, { shared, filter, ...fields }: ViewChange): View {
  const next: View = { ...view, ...given(fields), filter: { ...view.filter, ...given(filter ?? {}) } }
  if (shared !== undefined) next.ownerId = shared ? null : view.by.staffId
  return next
}

function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is not given is left out
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
