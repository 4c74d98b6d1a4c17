import type { StaffId } from '../protocol/common.ts'
import type { View } from '../protocol/view.ts'

/** Somebody who wants to change or delete a view. */
interface Viewer {
  readonly id: StaffId
  readonly role: 'agent' | 'admin'
}

/** Whether somebody has a view at all: their own, and what is shared. */
export function mayRead(view: Pick<View, 'ownerId'>, id: StaffId): boolean {
  return view.ownerId === null || view.ownerId === id
}

/**
 * Whether somebody may change or delete a view. What is shared, others work with: its author and the administrators
 * change it, everybody else saves a copy.
 */
export function mayChangeView(view: Pick<View, 'ownerId' | 'by'>, { id, role }: Viewer): boolean {
  if (view.ownerId !== null) return view.ownerId === id
  return role === 'admin' || view.by.staffId === id
}
