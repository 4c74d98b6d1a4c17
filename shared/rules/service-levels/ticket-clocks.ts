import type { ServiceLevel, ServiceLevels, LevelName } from '../../protocol/service-levels.ts'
import { businessClock, type BusinessClock } from './business-clock.ts'
import type { Plan } from '../plans.ts'
import type { Urgency } from '../urgency.ts'
import { lastStanding, type Timeline } from './timeline.ts'

/** The two promises: a first reply, and that it is resolved. */
export const clockNames = ['first-answer', 'solution'] as const
export type ClockName = (typeof clockNames)[number]

/** Where a promise stands, whatever the time is. Instants and lengths in ms. */
export type TicketClock =
  /** It runs out at `dueAt`, which may be past; from `warnAt` on little of it is left. */
  | { readonly kind: 'running'; readonly dueAt: number; readonly warnAt: number }
  /** It waits for the customer, with so much business time left. */
  | { readonly kind: 'paused'; readonly left: number }
  | { readonly kind: 'met'; readonly at: number }
  /** Kept too late, or not kept when it stopped; `at`: when it stopped. */
  | { readonly kind: 'missed'; readonly dueAt: number; readonly at: number }

/** Null where nothing is promised. */
export interface TicketClocks {
  readonly firstAnswer: TicketClock | null
  readonly solution: TicketClock | null
}

export const noClocks: TicketClocks = { firstAnswer: null, solution: null }

/** What is promised for one ticket, and by which clock it is measured. Lengths in ms of business time. */
export interface Promised {
  readonly clock: BusinessClock
  readonly firstAnswer: number | null
  readonly solution: number | null
  /** A clock warns from when so many hundredths of its target are left. */
  readonly warnPercent: number
}

/** What a ticket's plan promises for its effective urgency; a group without a plan has the standard one. */
export function promisedBy(levels: ServiceLevels, plan: Plan | null, urgency: Urgency): Promised {
  const name: LevelName = plan ?? 'standard'
  const { firstAnswer, solution } = levels[name]
  return {
    clock: clockOf(levels, levels[name]),
    firstAnswer: inMs(firstAnswer[urgency]),
    solution: inMs(solution[urgency]),
    warnPercent: levels.warnPercent,
  }
}

/** Worked out once for each calendar that is in use: a month of one takes longer than a thousand tickets. */
const known = new Map<string, BusinessClock>()
const mostKnown = 50

function clockOf({ timeZone, holidays }: ServiceLevels, { hours }: ServiceLevel): BusinessClock {
  const calendar = { timeZone, hours, holidays: hours === null ? [] : holidays.map(({ date }) => date) }
  const name = JSON.stringify(calendar)
  const before = known.get(name)
  if (before !== undefined) return before
  if (known.size >= mostKnown) known.clear()
  const clock = businessClock(calendar)
  known.set(name, clock)
  return clock
}

function inMs(minutes: number | null): number | null {
  return minutes === null ? null : minutes * 60_000
}

/**
 * The clocks of a ticket that was filed at an instant (ms): a pure function of what happened to it and what is promised
 * now, for the whole of its life. Waiting for the customer pauses the solution and not the first answer: nobody told them
 * what is waited for. Resolving a ticket that was never answered answers it. Decision 0048.
 */
export function ticketClocks(createdAt: number, timeline: Timeline, promised: Promised): TicketClocks {
  return {
    firstAnswer: firstAnswerClock(createdAt, timeline, promised),
    solution: solutionClock(createdAt, timeline, promised),
  }
}

function firstAnswerClock(createdAt: number, timeline: Timeline, promised: Promised): TicketClock | null {
  const { firstAnswer: target, clock } = promised
  const dueAt = target === null ? null : clock.after(createdAt, target)
  if (target === null || dueAt === null) return null
  const at = answeredAt(timeline)
  if (at !== null) return at <= dueAt ? { kind: 'met', at } : { kind: 'missed', dueAt, at }
  return { kind: 'running', dueAt, warnAt: clock.after(createdAt, quietPart(target, promised)) ?? dueAt }
}

/** How much of a target may pass before it warns. */
function quietPart(target: number, { warnPercent }: Promised): number {
  return Math.round((target * (100 - warnPercent)) / 100)
}

function answeredAt({ answeredAt: replied, turns }: Timeline): number | null {
  const settled = turns.find(({ to }) => to === 'nobody')?.at
  const instants = [replied, settled].filter((at) => typeof at === 'string').map((at) => Date.parse(at))
  return instants.length === 0 ? null : Math.min(...instants)
}

function solutionClock(createdAt: number, timeline: Timeline, promised: Promised): TicketClock | null {
  const { solution: target, clock } = promised
  if (target === null) return null
  let used = 0
  /** Since when it is the desk's; null while it is not. */
  let since: number | null = createdAt
  let missedAt: number | null = null
  for (const { at, to } of timeline.turns) {
    const instant = Date.parse(at)
    if (since !== null) {
      const due = clock.after(since, target - used)
      if (missedAt === null && due !== null && due < instant) missedAt = due
      used = Math.min(target, used + clock.between(since, instant))
    }
    since = to === 'desk' ? instant : null
  }
  const stoppedAt = Date.parse(timeline.turns.at(-1)?.at ?? '')
  if (since === null) {
    if (missedAt !== null) return { kind: 'missed', dueAt: missedAt, at: stoppedAt }
    if (lastStanding(timeline) === 'nobody') return { kind: 'met', at: stoppedAt }
    return { kind: 'paused', left: target - used }
  }
  const dueAt = missedAt ?? clock.after(since, target - used)
  if (dueAt === null) return null
  const warnAt = clock.after(since, quietPart(target, promised) - used) ?? dueAt
  return { kind: 'running', dueAt, warnAt: Math.min(warnAt, dueAt) }
}
