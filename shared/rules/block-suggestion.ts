import { caseKind, type UrgencyCase } from './urgency-record.ts'
import { isInFavour } from './verdict.ts'

/** When a group is suggested for the blocklist. The rule only suggests: an administrator blocks. */
export interface SuggestionRule {
  readonly falseAlarms: number
  /** Within how many days. */
  readonly days: number
}

export const defaultSuggestionRule: SuggestionRule = { falseAlarms: 3, days: 30 }

const day = 86_400_000

/** The false alarms that suggest a group now, oldest first; empty where the rule is not met. */
export function suggestingCases(
  cases: readonly UrgencyCase[],
  rule: SuggestionRule,
  now: number,
): UrgencyCase[] {
  const found = falseAlarmsOf(cases).filter(({ at }) => at > now - rule.days * day && at <= now)
  return found.length >= rule.falseAlarms ? found : []
}

/** A page that a group caused, and what was found of its ticket. */
export interface PagedCase extends UrgencyCase {
  readonly number: number | null
  /** It woke people, alone or as part of another page. */
  readonly hasPaged: boolean
}

/** What a block would have meant: said before it is made. */
export interface BlockReplay {
  /** Pages that would not have been sent, oldest first. */
  readonly withheld: readonly PagedCase[]
  /** Those of them that were right to wake people. */
  readonly justified: readonly PagedCase[]
}

/** What a block would have withheld, had it been in force since an instant, in ms. */
export function replayBlock(cases: readonly PagedCase[], since: number, now: number): BlockReplay {
  const withheld = cases
    .filter(({ hasPaged, at }) => hasPaged && at >= since && at <= now)
    .sort((one, other) => one.at - other.at)
  return { withheld, justified: withheld.filter(wasRight) }
}

/**
 * What a rule would have done to one group over its history, had each suggestion been followed at once: everything that
 * paged after the rule was first met.
 */
export function replayRule(
  cases: readonly PagedCase[],
  rule: SuggestionRule,
  since: number,
  now: number,
): BlockReplay & { readonly metAt: number | null } {
  const metAt = firstMet(cases, rule, since, now)
  if (metAt === null) return { withheld: [], justified: [], metAt }
  return { ...replayBlock(cases, metAt + 1, now), metAt }
}

/** When enough false alarms stood within the rule's days for the first time. */
function firstMet(
  cases: readonly UrgencyCase[],
  rule: SuggestionRule,
  since: number,
  now: number,
): number | null {
  const alarms = falseAlarmsOf(cases).filter(({ at }) => at >= since && at <= now)
  for (const [index, alarm] of alarms.entries()) {
    const before = alarms[index - rule.falseAlarms + 1]
    if (before !== undefined && before.at > alarm.at - rule.days * day) return alarm.at
  }
  return null
}

function falseAlarmsOf<Case extends UrgencyCase>(cases: readonly Case[]): Case[] {
  return cases
    .filter((each) => each.requested === 'mission-critical' && caseKind(each) === 'false-alarm')
    .sort((one, other) => one.at - other.at)
}

function wasRight(each: UrgencyCase): boolean {
  const kind = caseKind(each)
  return isInFavour(kind) || kind === 'excused'
}
