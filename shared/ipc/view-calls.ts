import { core, nothing } from './call.ts'
import type { SavedView, ViewCounts } from './saved-view.ts'

/** Saved views of the queue. Saving, changing and deleting them are acts. */
export const viewCalls = {
  /** Own and shared ones, in the order in which they stand. */
  'views.list': core<SavedView[]>()(nothing),
  /** How many tickets each view has, those that every desk has too: all of them in one call. */
  'views.counts': core<ViewCounts>()(nothing),
} as const
