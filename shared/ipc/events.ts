import type { TicketId } from '../protocol/common.ts'
import type { AlarmsView } from './alarm-views.ts'
import type { Notice, UnreadCount } from './notices.ts'
import type { Preferences } from './preferences.ts'
import type { ConnectionView, QueueRow, SessionView } from './views.ts'

export type Topic =
  | 'tickets'
  | 'groups'
  | 'staff'
  | 'provider'
  | 'outbox'
  | 'drafts'
  | 'blocklist'
  | 'pages'
  | 'responders'
  | 'views'
  | 'canned-replies'
  | 'history'

/** Every event from the back to the screens. */
export interface Events {
  /**
   * Something shown may have changed: read again. `ticketIds` is null where there are too many to name; where they are few,
   * `rows` are what the queue shows of them now, with a `key` that no view goes by.
   */
  changed: { topics: Topic[]; ticketIds: TicketId[] | null; rows?: QueueRow[] }
  connection: ConnectionView
  session: SessionView
  preferences: Preferences
  alarms: AlarmsView
  /** Told once, outside the window as well. */
  notices: Notice[]
  /** Told whenever the list of notices is another: by one more, or by one that was opened. */
  unread: UnreadCount
  /** Somebody pressed a notice: the console is to show this ticket; null: the list of notices. */
  wanted: { ticketId: TicketId | null }
  /** A link of ours was followed outside: `link.take` has it. */
  linked: null
}
export type EventName = keyof Events

export const eventNames = [
  'changed',
  'connection',
  'session',
  'preferences',
  'alarms',
  'notices',
  'unread',
  'wanted',
  'linked',
] as const satisfies readonly EventName[]
