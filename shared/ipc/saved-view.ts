import type { ViewId } from '../protocol/common.ts'
import type { QueueView } from './queue-view.ts'

/** A saved view as its person has it: as pulled, with what was done here laid over it. */
export interface SavedView {
  id: ViewId
  name: string
  letter: string | null
  place: number
  isShared: boolean
  /** Who made it. */
  authorName: string
  mayChange: boolean
  /** What the queue shows of it. */
  view: QueueView
  /** Sentences about what it asks for and does not get: its group is gone, or it needs a newer console. */
  leftOut: string[]
  /** Something about it has not reached the desk. */
  pending: boolean
}

/** How many tickets each view has, by its id. */
export interface ViewCounts {
  builtIn: Record<string, number>
  saved: Record<string, number>
}
