import type { TicketId } from '../protocol/common.ts'
import type { Urgency } from './urgency.ts'
import { isInFavour, type Verdict } from './verdict.ts'

/** A ticket as its group's record sees it. */
export interface UrgencyCase {
  readonly ticketId: TicketId
  readonly requested: Urgency
  readonly verdict: Verdict | null
  /** A colleague flagged it as abuse of urgency, and nobody took the flag back. */
  readonly isFlagged: boolean
  /** It came from a contact that the desk knows, or an agent confirmed who it was: anybody can type a name. */
  readonly isVouched: boolean
  /** It turned out to be part of an outage. */
  readonly isOutage: boolean
  /** When it was filed, in ms since 1970. */
  readonly at: number
}

/** What a group's mission-critical tickets were worth. Each list holds the tickets behind its number, oldest first. */
export interface UrgencyRecord {
  readonly missionCritical: readonly TicketId[]
  readonly justified: readonly TicketId[]
  readonly overstated: readonly TicketId[]
  /** Judged a false alarm; flagged ones that nobody has judged count as well. */
  readonly falseAlarms: readonly TicketId[]
  readonly couldNotKnow: readonly TicketId[]
  readonly unjudged: readonly TicketId[]
  /** Part of an outage: never held against the group. */
  readonly excused: readonly TicketId[]
  /** From nobody that the desk knows: neither for nor against the group. */
  readonly unvouched: readonly TicketId[]
  readonly lastFalseAt: number | null
  /** How likely the next one is a false alarm, 0 to 1. */
  readonly falseShare: number
}

/** How far a record looks back, in days. */
export const recordDays = 90
/** The same in ms. */
export const recordMs = recordDays * 86_400_000

/**
 * As many cases as the record of a group nobody knows yet is worth, and how many of these were false: a single false
 * alarm must not make a liar of anybody. The mean of a Beta distribution over the share (Laplace's rule, generalised).
 */
const priorCases = 4
const priorFalse = 1

/**
 * The record of a group over the last 90 days: a pure function of its tickets, the same on the service and in every
 * console.
 */
export function urgencyRecord(cases: readonly UrgencyCase[], now: number): UrgencyRecord {
  const since = now - recordMs
  const counted = cases
    .filter(({ requested, at }) => requested === 'mission-critical' && at > since && at <= now)
    .sort((one, other) => one.at - other.at || (one.ticketId < other.ticketId ? -1 : 1))
  const of = (kind: CaseKind) => counted.filter((each) => caseKind(each) === kind)
  const ids = (found: readonly UrgencyCase[]) => found.map(({ ticketId }) => ticketId)
  const falseAlarms = of('false-alarm')
  const justified = of('justified')
  const overstated = of('overstated')
  const judged = falseAlarms.length + justified.length + overstated.length
  return {
    missionCritical: ids(counted),
    justified: ids(justified),
    overstated: ids(overstated),
    falseAlarms: ids(falseAlarms),
    couldNotKnow: ids(of('could-not-know')),
    unjudged: ids(of('unjudged')),
    excused: ids(of('excused')),
    unvouched: ids(of('unvouched')),
    lastFalseAt: falseAlarms.at(-1)?.at ?? null,
    falseShare: (falseAlarms.length + priorFalse) / (judged + priorCases),
  }
}

type CaseKind = Verdict | 'unjudged' | 'excused' | 'unvouched'

/** As what a case counts. A verdict for the customer stands whoever they were; one against them needs to be theirs. */
export function caseKind({ verdict, isFlagged, isVouched, isOutage }: Omit<UrgencyCase, 'at'>): CaseKind {
  if (verdict !== null && isInFavour(verdict)) return verdict
  if (isOutage) return 'excused'
  if (!isVouched) return 'unvouched'
  if (verdict !== null) return verdict
  return isFlagged ? 'false-alarm' : 'unjudged'
}
