import type { TicketId } from '../../../shared/protocol/common.ts'
import { markTicketRead } from '../../store/notices.ts'
import type { Session } from '../session.ts'
import { tellUnread } from './unread.ts'

/** So long a window counts as looked at after it said so, in ms. It says so again more often than that. */
const attentionLasts = 60_000

/** A window has the keyboard and shows this ticket; null: it shows none, or has the keyboard no more. */
export function attend(session: Session, window: string, ticketId: TicketId | null): void {
  const { attentions } = session.notices
  if (ticketId === null) return void attentions.delete(window)
  attentions.set(window, { ticketId, until: session.now() + attentionLasts })
  if (markTicketRead(session.work, ticketId, session.now()) > 0) tellUnread(session)
}

/** What its person has before them at this moment. */
export function attendedTickets({ notices, now }: Session): ReadonlySet<TicketId> {
  const standing = [...notices.attentions.values()].filter(({ until }) => until > now())
  return new Set(standing.map(({ ticketId }) => ticketId))
}
