import type { Attempt } from './person-step.ts'
import type { PageUnderWay, Reachable, Staffing } from './plan-page.ts'

/** Why a page reaches nobody in this round, in words for everybody; blank where it does, or may still. */
export function whatIsWrong(
  { named }: Pick<PageUnderWay, 'named'>,
  { people }: Staffing,
  asked: readonly Reachable[],
  ofRound: readonly Attempt[],
  hasSteps: boolean,
): string {
  if (people.length === 0) return 'This desk has nobody whom it can page.'
  const isNamed = named.length > 0
  if (asked.length === 0)
    return isNamed
      ? 'None of those it was meant for is paged any more.'
      : 'Nobody is on duty: nobody was paged.'
  if (asked.every(({ methods }) => methods.length === 0))
    return isNamed
      ? 'None of those it is meant for has a way to be paged.'
      : 'Nobody on duty has a way to be paged.'
  const isOpen = hasSteps || ofRound.some(({ state }) => state !== 'failed')
  return isOpen ? '' : 'No gateway took it: nobody was reached.'
}
