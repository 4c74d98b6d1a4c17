import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { readAlarms } from '../sync/alarms/alarms-view.ts'
import { readCallList } from '../sync/alarms/call-list-view.ts'
import type { Session } from '../sync/session.ts'

/** Answers about what is wrong with paging, and whom to call where this machine cannot page. */
export function createAlarmHandlers(
  unlocked: <Value>(answer: (session: Session) => Result<Value>) => Result<Value>,
): Pick<Handlers<'core'>, 'alarms.read' | 'phones.list'> {
  return {
    'alarms.read': () => unlocked((session) => success(readAlarms(session))),
    'phones.list': () => unlocked((session) => success(readCallList(session))),
  }
}
