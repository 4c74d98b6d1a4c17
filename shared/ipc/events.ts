import type { TicketId } from '../protocol/common.ts'
import type { Preferences } from './preferences.ts'
import type { ConnectionView, SessionView } from './views.ts'

export type Topic =
  'tickets' | 'groups' | 'staff' | 'provider' | 'outbox' | 'drafts' | 'blocklist' | 'pages' | 'responders'

/** Every event from the back to the screens. */
export interface Events {
  /** Something shown may have changed: read again. `ticketIds` is null where there are too many to name. */
  changed: { topics: Topic[]; ticketIds: TicketId[] | null }
  connection: ConnectionView
  session: SessionView
  preferences: Preferences
}
export type EventName = keyof Events

export const eventNames = [
  'changed',
  'connection',
  'session',
  'preferences',
] as const satisfies readonly EventName[]
