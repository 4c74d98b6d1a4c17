import type { ResponderId } from '../../protocol/common.ts'
import type { Responder } from '../../protocol/responder.ts'
import type { Rota } from '../../protocol/rota.ts'
import type { PagingRules } from '../../protocol/settings.ts'
import { onDuty } from './on-duty.ts'
import { canBeReached } from './reachable.ts'

/** Whom a page would wake if it began now. */
export interface WokenPeople {
  /** They were asked for by name, and not because they are on duty. */
  isNamed: boolean
  /** Asked at once, with a way to be reached: those who are woken. */
  reached: number
  /** Of these, the ones who are reached only by ways that nobody verified. */
  unverified: number
  /** Asked as well, without any way to be reached. */
  unreachable: number
  /** Everybody who can be reached, whoever is on duty: to them it widens. */
  everybody: number
  /** After so many minutes in which nobody had it; null for what goes once. */
  widensAfterMinutes: number | null
}

/** What is asked of a page that would begin; nobody named: everybody on duty. */
export interface PageToBe {
  readonly named: readonly ResponderId[]
  readonly isDrill: boolean
}

/**
 * Counts whom the engine would ask in its first round (`server/paging/plan-page.ts`), at an instant in ms since 1970.
 * Later escalation steps are not counted: they wake nobody at once.
 */
export function wokenPeople(
  { named, isDrill }: PageToBe,
  { rota, responders, rules }: { rota: Rota; responders: readonly Responder[]; rules: PagingRules },
  at: number,
): WokenPeople {
  const active = responders.filter((one) => one.active)
  const ids = active.map(({ id }) => id)
  const asked = new Set<string>(named.length > 0 ? named : onDuty(rota, ids, at))
  const people = active.filter(({ id }) => asked.has(id))
  const reached = people.filter(canBeReached)
  return {
    isNamed: named.length > 0,
    reached: reached.length,
    unverified: reached.filter(({ methods }) => methods.every(({ verifiedAt }) => verifiedAt === null))
      .length,
    unreachable: people.length - reached.length,
    everybody: active.filter(canBeReached).length,
    widensAfterMinutes: isDrill ? null : (rules.widensAfter + 1) * rules.repeatMinutes,
  }
}
