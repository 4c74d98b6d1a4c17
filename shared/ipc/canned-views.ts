import type { CannedReplyId } from '../protocol/common.ts'

/** A canned reply as the screens show it. `updatedAt` in ms since 1970 UTC. */
export interface CannedReplyView {
  id: CannedReplyId
  title: string
  /** Markdown with variables. */
  body: string
  shortcut: string | null
  /** Who saved it last. */
  updatedBy: string
  updatedAt: number
  /** Something about it has not reached the desk. */
  pending: boolean
}
