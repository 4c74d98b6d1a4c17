import type { PagerHeard } from '../../../shared/rules/paging/pager-alarm.ts'

/** What a session knows of the desk's pager, and what it has told of paging so far. In memory. */
export interface PagingWatch {
  pager: PagerHeard | null
  /** The alarms as they were told last; blank before. */
  toldAlarms: string
  /** The keys of what its person was told; null where nothing was kept of that, undefined before it was looked up. */
  toldNotices: ReadonlySet<string> | null | undefined
  /** The feed's cursor when notices were decided last. */
  decidedAt: string | null
}

export function newPagingWatch(): PagingWatch {
  return { pager: null, toldAlarms: '', toldNotices: undefined, decidedAt: null }
}
