import { defaultNoticeRules, type NoticeRules } from '../../../shared/ipc/notice-rules.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import type { Cache } from '../../store/cache.ts'
import type { NewsMark } from '../../store/read-news.ts'

/** What a window shows while it has the keyboard. */
export interface Attention {
  readonly ticketId: TicketId
  /** In ms: a window that has gone says nothing any more. */
  readonly until: number
}

/** What a session goes by when it tells its person something, and what it has told. In memory. */
export interface NoticeWatch {
  rules: NoticeRules
  /** Of this workstation. */
  readonly timeZone: string
  /** By window. */
  readonly attentions: Map<string, Attention>
  /** What is kept in the files of what was told; undefined before it was looked up. */
  kept: KeptTold | undefined
  /** The cache that was looked at last, how far, its feed's cursor then, and what was due: that comes with time alone. */
  looked: { cache: Cache; mark: NewsMark; cursor: string | null; due: string } | null
}

export interface KeptTold {
  /** The keys of what stood; null where nothing was told yet, or what was kept of it cannot be read. */
  told: ReadonlySet<string> | null
  /** Through which of the service's instants (ms) what came has been told; null likewise. */
  through: number | null
}

export function newNoticeWatch(
  rules: NoticeRules = defaultNoticeRules,
  timeZone = ownTimeZone(),
): NoticeWatch {
  return { rules, timeZone, attentions: new Map(), kept: undefined, looked: null }
}

function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
