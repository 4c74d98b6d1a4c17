import type { Suggestion, SuggestionsView } from '../../../shared/ipc/blocklist-views.ts'
import type { RecordTicket } from '../../../shared/ipc/triage-views.ts'
import type { Group } from '../../../shared/protocol/group.ts'
import { replayRule, suggestingCases, type SuggestionRule } from '../../../shared/rules/block-suggestion.ts'
import { recordDays, recordMs } from '../../../shared/rules/urgency-record.ts'
import { readMergedRoots } from '../../store/group-family.ts'
import type { Reading } from '../../store/handles.ts'
import { countCriticalByGroup } from '../../store/read-cases.ts'
import { readGroup } from '../../store/read-group.ts'
import { readPagingCases } from '../triage/cases.ts'
import { readBlocked } from '../triage/group-view.ts'
import { recordView } from '../triage/record-view.ts'
import type { Session } from '../session.ts'
import { readThresholds } from '../thresholds.ts'
import { shownOf } from './block-preview.ts'

const mostSuggested = 200
/** Groups per step: some ms, for which another call may have to wait. */
const perStep = 10

/** What a rule says of one group, and what it would have done. */
interface Judged {
  suggestion: Suggestion | null
  /** The rule was met at some time. */
  isMet: boolean
  withheld: number
  justified: RecordTicket[]
}

/**
 * Whom the desk's rule, or the one that is tried, suggests for the blocklist, and what the rule would have done in 90 days
 * had every suggestion been followed at once, those that were followed meanwhile included. A little at a step: a group has to
 * be looked at where it filed so many mission-critical tickets that it can meet the rule at all.
 */
export function* readSuggestions(
  session: Pick<Session, 'cache' | 'work' | 'now'>,
  tried: SuggestionRule | null,
): Generator<void, SuggestionsView, undefined> {
  const cache = session.cache.read
  const now = session.now()
  const { thresholds, pending } = readThresholds(session)
  const rule = tried ?? thresholds.suggestion
  const judged: Judged[] = []
  for (const [index, groupId] of groupsToJudge(cache, rule, now).entries()) {
    if (index % perStep === perStep - 1) yield
    const group = readGroup(cache, groupId)?.shown
    if (group !== undefined) judged.push(judge(cache, group, rule, now))
  }
  const suggestions = judged.map(({ suggestion }) => suggestion).filter((one) => one !== null)
  const met = judged.filter(({ isMet }) => isMet)
  return {
    rule: thresholds.suggestion,
    pending,
    suggestions: suggestions.sort(mostFalseFirst).slice(0, mostSuggested),
    total: suggestions.length,
    replay: {
      days: recordDays,
      groups: met.length,
      withheld: met.reduce((sum, { withheld }) => sum + withheld, 0),
      justified: met
        .flatMap(({ justified }) => justified)
        .sort((one, other) => other.createdAt - one.createdAt),
    },
  }
}

/** Groups of today that filed enough mission-critical tickets to meet the rule. */
function groupsToJudge(cache: Reading, rule: SuggestionRule, now: number): string[] {
  const roots = readMergedRoots(cache)
  const counts = new Map<string, number>()
  for (const [groupId, count] of countCriticalByGroup(cache, now - recordMs)) {
    const root = roots.get(groupId) ?? groupId
    counts.set(root, (counts.get(root) ?? 0) + count)
  }
  return [...counts].filter(([, count]) => count >= rule.falseAlarms).map(([id]) => id)
}

function judge(cache: Reading, group: Group, rule: SuggestionRule, now: number): Judged {
  const cases = readPagingCases(cache, group.id, now - recordMs)
  const replayed = replayRule(cases, rule, now - recordMs, now)
  const falseAlarms = suggestingCases(cases, rule, now)
  const replay = {
    metAt: replayed.metAt,
    withheld: shownOf(cases, replayed.withheld),
    justified: shownOf(cases, replayed.justified),
  }
  const isSuggested = falseAlarms.length > 0 && readBlocked(cache, group.id, now) === null
  const critical = cases.filter(({ requested }) => requested === 'mission-critical')
  const wanted = new Set(falseAlarms.map(({ ticketId }) => ticketId))
  return {
    isMet: replayed.metAt !== null,
    withheld: replay.withheld.length,
    justified: replay.justified,
    suggestion: isSuggested
      ? {
          groupId: group.id,
          groupName: group.name,
          record: recordView(group, critical, now),
          falseAlarms: critical.filter(({ ticketId }) => wanted.has(ticketId)).map(({ shown }) => shown),
          replay,
        }
      : null,
  }
}

function mostFalseFirst(one: Suggestion, other: Suggestion): number {
  const more = other.falseAlarms.length - one.falseAlarms.length
  return more || (one.groupName < other.groupName ? -1 : 1)
}
