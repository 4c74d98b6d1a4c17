import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { attend } from '../sync/alarms/attend.ts'
import { readNoticeList, readOff, tellTrial } from '../sync/alarms/notice-list.ts'
import type { Session } from '../sync/session.ts'

/** Answers about what its person was told. */
export function createNoticeHandlers(
  unlocked: <Value>(answer: (session: Session) => Result<Value>) => Result<Value>,
): Pick<Handlers<'core'>, 'notices.list' | 'notices.read' | 'notices.attend' | 'notices.try'> {
  const done = (act: (session: Session) => void) =>
    unlocked((session) => {
      act(session)
      return success(null)
    })
  return {
    'notices.list': () => unlocked((session) => success(readNoticeList(session))),
    'notices.read': ({ keys }) => done((session) => readOff(session, keys)),
    'notices.attend': ({ window, ticketId }) => done((session) => attend(session, window, ticketId)),
    'notices.try': () => done(tellTrial),
  }
}
