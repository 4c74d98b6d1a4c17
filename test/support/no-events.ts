import type { SessionEvents } from '../../main/sync/session.ts'

/** For a session of which nobody wants to hear. */
export const noEvents: SessionEvents = {
  changed() {},
  connection() {},
  lockedOut() {},
  person() {},
  alarms() {},
  notices() {},
  unread() {},
  doubted() {},
}
