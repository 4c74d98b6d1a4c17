import type { MethodId, ResponderId } from '../../shared/protocol/common.ts'
import type { PageKind } from '../../shared/protocol/page.ts'
import type { PagingRules } from '../../shared/protocol/settings.ts'
import { askedAlone, everybodyAt, type AskedAlone } from './asked-alone.ts'
import { whatIsWrong } from './page-trouble.ts'
import { methodsOf, nextStep, type Attempt } from './person-step.ts'

/** A page that is under way, as far as it has come. Instants and spans are ms of the engine's clock. */
export interface PageUnderWay {
  readonly kind: PageKind
  /** Who was asked for by name; nobody: who is on duty. */
  readonly named: readonly ResponderId[]
  /** Who is asked alone at first; null: nobody is. */
  readonly firstTo: ResponderId | null
  /** The one method that it goes by; null: each person's own order. */
  readonly methodId: MethodId | null
  /** 0 before the first. */
  readonly round: number
  readonly roundBeganAt: number
  readonly beganAt: number
}

/** Somebody who can be paged, with their ways in the order in which they are tried. */
export interface Reachable {
  readonly id: ResponderId
  readonly methods: readonly { readonly id: MethodId; readonly isVerified: boolean }[]
}

/** Who is there at this instant. */
export interface Staffing {
  readonly onDuty: readonly ResponderId[]
  readonly escalation: readonly {
    readonly afterMinutes: number
    readonly responderIds: readonly ResponderId[]
  }[]
  /** Everybody who is not taken off the list altogether. */
  readonly people: readonly Reachable[]
}

export interface Step {
  readonly responderId: ResponderId
  readonly methodId: MethodId
}

export interface PagePlan {
  readonly round: number
  readonly roundBeganAt: number
  /** What is to be sent now. */
  readonly steps: readonly Step[]
  /** When to look again, unless something happens before; null: never. */
  readonly dueAt: number | null
  /** When it goes round again; null: it does not. */
  readonly nextRoundAt: number | null
  /** Why everybody is asked from now on, and not whoever was asked alone; null: that is as it was. */
  readonly widens: Exclude<AskedAlone, 'alone'> | null
  /** What keeps it from people, in words; blank: nothing. */
  readonly trouble: string
}

const minute = 60_000

/**
 * What is to be done next about a page that nobody has. A pure function: whoever is killed between two steps plans the
 * same ones again. Source: paging.md, "Engine".
 */
export function planPage(
  page: PageUnderWay,
  attempts: readonly Attempt[],
  staffing: Staffing,
  rules: PagingRules,
  now: number,
): PagePlan {
  const begun = roundAt(page, rules, now)
  const ofRound = attempts.filter(({ round }) => round === begun.round)
  const { firstTo } = page
  const alone = firstTo === null ? null : askedAlone(page, firstTo, ofRound, staffing.people, now)
  const asked =
    alone === 'alone'
      ? staffing.people.filter(({ id }) => id === firstTo)
      : peopleAsked(page, begun.round, staffing, rules, now)
  const triedBy = Map.groupBy(ofRound, ({ responderId }) => responderId)
  const found = asked.map((person) =>
    nextStep(methodsOf(person, page.methodId), triedBy.get(person.id) ?? [], person.id, now),
  )
  const steps = found.flatMap((step) => (step.kind === 'try' ? [step.step] : []))
  const nextRoundAt = goesRound(page) ? begun.roundBeganAt + rules.repeatMinutes * minute : null
  const waits = found.flatMap((step) => (step.kind === 'wait' && step.until !== null ? [step.until] : []))
  const levels = alone === 'alone' ? [everybodyAt(page)] : nextLevels(page, staffing, now)
  const due = [...waits, ...levels, ...(nextRoundAt === null ? [] : [nextRoundAt])]
  return {
    ...begun,
    steps,
    dueAt: due.length === 0 ? null : Math.min(...due),
    nextRoundAt,
    widens: alone === 'alone' ? null : alone,
    trouble: whatIsWrong(page, staffing, asked, ofRound, steps.length > 0),
  }
}

/** Drills, tests and codes go once. */
function goesRound({ kind }: PageUnderWay): boolean {
  return kind !== 'drill'
}

/** However long nobody looked, one more round is begun and not all that were missed. */
function roundAt(page: PageUnderWay, { repeatMinutes }: PagingRules, now: number) {
  const { round, roundBeganAt } = page
  if (round === 0) return { round: 1, roundBeganAt: now }
  const isOver = goesRound(page) && now >= roundBeganAt + repeatMinutes * minute
  return isOver ? { round: round + 1, roundBeganAt: now } : { round, roundBeganAt }
}

function peopleAsked(
  page: PageUnderWay,
  round: number,
  { onDuty, escalation, people }: Staffing,
  { widensAfter }: PagingRules,
  now: number,
): readonly Reachable[] {
  if (goesRound(page) && round > widensAfter + 1) return people
  const ids = new Set(page.named.length > 0 ? page.named : onDuty)
  if (goesRound(page))
    for (const { afterMinutes, responderIds } of escalation)
      if (now >= page.beganAt + afterMinutes * minute) for (const id of responderIds) ids.add(id)
  return people.filter(({ id }) => ids.has(id))
}

function nextLevels(page: PageUnderWay, { escalation }: Staffing, now: number): number[] {
  if (!goesRound(page)) return []
  const { beganAt } = page
  return escalation.map(({ afterMinutes }) => beganAt + afterMinutes * minute).filter((at) => at > now)
}
