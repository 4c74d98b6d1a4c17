import type { PagerSign } from '../../../shared/protocol/pager-sign.ts'
import { pagerHeard } from '../../../shared/rules/paging/pager-alarm.ts'
import type { Session } from '../session.ts'
import { readAlarms } from './alarms-view.ts'
import { tellNotices } from './tell-notices.ts'

/**
 * Looks what is wrong with paging, and tells it where it changed. Called after whatever may change it; a cache that cannot be
 * read has its own failure, and the next exchange looks again.
 */
export function watchPaging(session: Session): void {
  if (session.closed || session.locked !== null) return
  try {
    tellAlarms(session)
    tellNotices(session)
  } catch {
    return
  }
}

/** The desk told of its pager. */
export function notePager(session: Session, sign: PagerSign): void {
  session.paging.pager = pagerHeard(session.paging.pager, sign, session.now())
}

function tellAlarms(session: Session): void {
  const alarms = readAlarms(session)
  const text = JSON.stringify(alarms)
  if (text === session.paging.toldAlarms) return
  session.paging.toldAlarms = text
  session.events.alarms(alarms)
}
