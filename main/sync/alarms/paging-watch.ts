import type { PagerHeard } from '../../../shared/rules/paging/pager-alarm.ts'

/** What a session knows of the desk's pager, and what it has told of paging so far. In memory. */
export interface PagingWatch {
  pager: PagerHeard | null
  /** The alarms as they were told last; blank before. */
  toldAlarms: string
}

export function newPagingWatch(): PagingWatch {
  return { pager: null, toldAlarms: '' }
}
