import type { MethodId, ResponderId } from '../../shared/protocol/common.ts'
import type { DeliveryState } from '../../shared/protocol/delivery.ts'
import type { Reachable, Step } from './plan-page.ts'

/** A message that was, or is to be, sent to wake somebody. Instants are ms of the engine's clock. */
export interface Attempt {
  readonly responderId: ResponderId
  readonly methodId: MethodId
  readonly round: number
  readonly state: DeliveryState
  /** When it was accepted, or failed for good; null while it is under way. */
  readonly settledAt: number | null
}

/** What a person's ladder says: try this, wait (null: until what is under way has an outcome), or nothing is left. */
export type PersonStep =
  | { readonly kind: 'try'; readonly step: Step }
  | { readonly kind: 'wait'; readonly until: number | null }
  | { readonly kind: 'exhausted' }

/** So long, in ms, somebody whom a gateway took a message for has to answer before their next method is tried. */
export const answersWithin = 60_000

/** Verified ones first; the others are tried where none of those is left. */
export function methodsOf({ methods }: Reachable, only: MethodId | null): readonly MethodId[] {
  const usable = only === null ? methods : methods.filter(({ id }) => id === only)
  const verified = usable.filter(({ isVerified }) => isVerified)
  const others = usable.filter(({ isVerified }) => !isVerified)
  return [...verified, ...others].map(({ id }) => id)
}

/** The next step of one person, by what was tried for them in this round. A method is tried once in a round, in whatever order. */
export function nextStep(
  methods: readonly MethodId[],
  tried: readonly Attempt[],
  responderId: ResponderId,
  now: number,
): PersonStep {
  if (tried.some(({ settledAt }) => settledAt === null)) return { kind: 'wait', until: null }
  const waits = tried
    .filter(({ state }) => state !== 'failed')
    .map(({ settledAt }) => (settledAt ?? now) + answersWithin)
    .filter((until) => until > now)
  if (waits.length > 0) return { kind: 'wait', until: Math.max(...waits) }
  const left = methods.find((id) => !tried.some(({ methodId }) => methodId === id))
  return left === undefined ? { kind: 'exhausted' } : { kind: 'try', step: { responderId, methodId: left } }
}
