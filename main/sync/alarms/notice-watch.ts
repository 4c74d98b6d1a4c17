import { defaultNoticeRules, type NoticeRules } from '../../../shared/ipc/notice-rules.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import type { ToldKeys } from '../../../shared/rules/notices/told-keys.ts'
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
  /** What of the cache was looked at last; null where nothing was, or all of it is to be looked at again. */
  looked: Looked | null
}

/** How far a cache was looked at. */
export interface Looked {
  readonly cache: Cache
  readonly mark: NewsMark
  /** Of its feed. */
  readonly cursor: string | null
  /** In ms: when something more is due, which comes with time alone. */
  readonly dueAgainAt: number
}

export interface KeptTold {
  /** The keys of what stood; null where nothing was told yet, or what was kept of it cannot be read. */
  told: ToldKeys | null
  /** Through which of the service's instants (ms) what came has been told; null likewise. */
  through: number | null
  /** Whether the disk has `told` as it is; a full one did not take it. */
  isWritten: boolean
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
