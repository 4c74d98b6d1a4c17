import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { readTrial } from '../store/read-trial.ts'
import { putResponder, putRota, removeResponder, testMethod, verifyMethod } from '../sync/duty/change-duty.ts'
import { readLoadView } from '../sync/duty/load-view.ts'
import { readResponderViews } from '../sync/duty/responder-views.ts'
import { readRotaView } from '../sync/duty/rota-view.ts'
import { readFiguresView } from '../sync/figures/figures-view.ts'
import type { Session } from '../sync/session.ts'

type DutyHandlers = Pick<
  Handlers<'core'>,
  | 'responders.list'
  | 'responders.put'
  | 'responders.remove'
  | 'methods.verify'
  | 'methods.test'
  | 'methods.trial'
  | 'rota.read'
  | 'rota.put'
  | 'load.read'
  | 'figures.read'
>

/** How long a trial is told, in ms. */
const trialToldFor = 86_400_000

/** Answers about who is paged, and when: read from the cache, changed at the desk itself. */
export function createDutyHandlers(
  unlocked: <Value>(answer: (session: Session) => Result<Value>) => Result<Value>,
): DutyHandlers {
  async function atTheDesk<Value>(
    change: (session: Session) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const current = unlocked((session) => success(session))
    return current.ok ? change(current.value) : current
  }
  return {
    'responders.list': () => unlocked(({ cache, now }) => success(readResponderViews(cache.read, now()))),
    'methods.trial': ({ responderId, methodId }) =>
      unlocked(({ cache, now }) => {
        const since = new Date(now() - trialToldFor).toISOString()
        return success(readTrial(cache.read, responderId, methodId, since))
      }),
    'rota.read': (request) => unlocked(({ cache, now }) => success(readRotaView(cache.read, request, now()))),
    'load.read': ({ days }) => unlocked(({ cache, now }) => success(readLoadView(cache.read, days, now()))),
    'figures.read': ({ days }) =>
      unlocked(({ cache, now }) => {
        const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
        return success(readFiguresView(cache.read, days, now(), timeZone))
      }),
    'responders.put': ({ responderId, version, replacement }) =>
      atTheDesk((session) => putResponder(session, responderId, version, replacement)),
    'responders.remove': ({ responderId, version }) =>
      atTheDesk((session) => removeResponder(session, responderId, version)),
    'methods.verify': ({ responderId, methodId, code }) =>
      atTheDesk((session) => verifyMethod(session, responderId, methodId, code)),
    'methods.test': ({ responderId, methodId }) =>
      atTheDesk((session) => testMethod(session, responderId, methodId)),
    'rota.put': ({ version, rota }) => atTheDesk((session) => putRota(session, version, rota)),
  }
}
