import type { Notice, NoticeList } from '../../../shared/ipc/notices.ts'
import { quietUntil } from '../../../shared/rules/notices/quiet-until.ts'
import { markNoticesRead, readNotices, type KeptNotice } from '../../store/notices.ts'
import { readTicketFiling } from '../../store/read-ticket.ts'
import type { Reading } from '../../store/handles.ts'
import type { Session } from '../session.ts'
import { tellUnread } from './unread.ts'

/** What its person was told lately. */
export function readNoticeList({ work, cache, notices, now }: Session): NoticeList {
  return {
    notices: readNotices(work).map(({ notice, toldAt, readAt }: KeptNotice) => ({
      ...notice,
      body: bodyOf(cache.read, notice),
      toldAt,
      isRead: readAt !== null,
    })),
    quietUntil: quietUntil(notices.rules.quiet, now(), notices.timeZone),
  }
}

/** As the ticket is called now: what was erased since must not live on in a list. */
function bodyOf(cache: Reading, { ticketId, body, about }: Notice): string {
  if (ticketId === null || about === 'page' || about === 'page-to-me') return body
  const filing = readTicketFiling(cache, ticketId)
  return filing === null ? 'This ticket is not here any more.' : `${filing.groupName}: ${filing.subject}`
}

/** Somebody opened these; null: they know all of them. */
export function readOff(session: Session, keys: readonly string[] | null): void {
  if (markNoticesRead(session.work, keys, session.now()) > 0) tellUnread(session)
}

/** In no list: it tells of nothing. */
export function tellTrial({ events, now }: Session): void {
  events.notices([
    {
      key: `trial:${now()}`,
      kind: 'normal',
      about: 'trial',
      count: 1,
      title: 'This is a notification',
      body: 'It looks and sounds like this. Press it: the console comes to the front.',
      ticketId: null,
    },
  ])
}
