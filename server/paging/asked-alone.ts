import type { ResponderId } from '../../shared/protocol/common.ts'
import { asksAloneMinutes } from '../../shared/rules/paging/asked-alone.ts'
import { methodsOf, nextStep, type Attempt } from './person-step.ts'
import type { PageUnderWay, Reachable } from './plan-page.ts'

/** Whether whoever has an earlier page is still asked alone; if not, why everybody on duty is. */
export type AskedAlone = 'alone' | 'unanswered' | 'unreached'

/** When everybody is asked, unless somebody has it by then. */
export function everybodyAt({ beganAt }: Pick<PageUnderWay, 'beganAt'>): number {
  return beganAt + asksAloneMinutes * 60_000
}

/**
 * Five minutes they have; none where nothing can tell them: they are not paged any more, have no way to be, or every way
 * has failed. `tried` is what was tried in this round. Instants are ms of the engine's clock.
 */
export function askedAlone(
  page: Pick<PageUnderWay, 'beganAt' | 'methodId'>,
  firstTo: ResponderId,
  tried: readonly Attempt[],
  people: readonly Reachable[],
  now: number,
): AskedAlone {
  const person = people.find(({ id }) => id === firstTo)
  if (person === undefined) return 'unreached'
  const own = tried.filter(({ responderId }) => responderId === firstTo)
  const isLost =
    nextStep(methodsOf(person, page.methodId), own, firstTo, now).kind === 'exhausted' &&
    own.every(({ state }) => state === 'failed')
  if (isLost) return 'unreached'
  return now >= everybodyAt(page) ? 'unanswered' : 'alone'
}
