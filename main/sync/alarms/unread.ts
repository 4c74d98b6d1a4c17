import { countUnreadNotices } from '../../store/notices.ts'
import type { Session } from '../session.ts'

/** How much of what was told nobody has opened: for the list, the tray, and the title of a browser's tab. */
export function tellUnread(session: Session): void {
  if (!session.closed) session.events.unread({ unread: countUnreadNotices(session.work) })
}
