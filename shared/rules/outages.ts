import type { GroupId, TicketId } from '../protocol/common.ts'

/** A ticket that says that something has stopped: its urgency is impaired function or mission critical. */
export interface OutageReport {
  readonly ticketId: TicketId
  readonly groupId: GroupId
  /** In ms since 1970. */
  readonly at: number
  /**
   * Whether it helps to make an outage. What blocked and unconfirmed groups report does not: nobody may corroborate
   * themselves by typing three names. Within an outage it is tied to it all the same.
   */
  readonly corroborates: boolean
}

export interface OutageRule {
  /** How many groups have to report. */
  readonly groups: number
  /** Within how many minutes. */
  readonly minutes: number
}

/** From one instant to another, both included, in ms. */
export interface OutageSpan {
  readonly from: number
  readonly to: number
}

export const defaultOutageRule: OutageRule = { groups: 3, minutes: 15 }

/** Several groups that reported within one window. */
export interface Outage {
  readonly beganAt: number
  readonly lastAt: number
  /** Everything reported from the first report to the last, oldest first. */
  readonly ticketIds: readonly TicketId[]
  /** Those that corroborate it. */
  readonly groupIds: readonly GroupId[]
}

/**
 * The outages in a set of reports: wherever enough groups reported within the window, everything from the first of
 * these reports to the last is one outage; windows that overlap are one. A pure function of the set: reports that
 * arrive late, or in another order, give the same outages. A ticket that reports again is named once. `standing` are
 * outages that stand whatever the rule says today.
 */
export function findOutages(
  reports: readonly OutageReport[],
  rule: OutageRule,
  standing: readonly OutageSpan[] = [],
): Outage[] {
  const ordered = [...reports].sort(
    (one, other) => one.at - other.at || (one.ticketId < other.ticketId ? -1 : 1),
  )
  const spans = joinSpans([...standing, ...corroboratedSpans(ordered, rule)])
  return spans.map(({ from, to }) => {
    const tied = ordered.filter(({ at }) => at >= from && at <= to)
    const groups = new Set(tied.filter(({ corroborates }) => corroborates).map(({ groupId }) => groupId))
    return {
      beganAt: from,
      lastAt: to,
      ticketIds: [...new Set(tied.map(({ ticketId }) => ticketId))],
      groupIds: [...groups],
    }
  })
}

/** From each report that begins a window with enough groups in it to the last report of that window. */
function corroboratedSpans(ordered: readonly OutageReport[], rule: OutageRule): OutageSpan[] {
  const counting = ordered.filter(({ corroborates }) => corroborates)
  const windowMs = rule.minutes * 60_000
  const inWindow = new Map<GroupId, number>()
  const spans: OutageSpan[] = []
  let end = 0
  for (const first of counting) {
    for (
      let next = counting[end];
      next !== undefined && next.at - first.at <= windowMs;
      next = counting[end]
    ) {
      inWindow.set(next.groupId, (inWindow.get(next.groupId) ?? 0) + 1)
      end += 1
    }
    const last = counting[end - 1]
    if (inWindow.size >= rule.groups && last !== undefined) spans.push({ from: first.at, to: last.at })
    const left = (inWindow.get(first.groupId) ?? 0) - 1
    if (left > 0) inWindow.set(first.groupId, left)
    else inWindow.delete(first.groupId)
  }
  return spans
}

/** In the order of their beginnings; those that touch become one. */
function joinSpans(spans: readonly OutageSpan[]): OutageSpan[] {
  const joined: OutageSpan[] = []
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last !== undefined && span.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else joined.push(span)
  }
  return joined
}
