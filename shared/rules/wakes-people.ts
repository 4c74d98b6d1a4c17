import { isActive, type Status } from './status.ts'
import type { Urgency } from './urgency.ts'

/** By what a step of a ticket wakes people. */
export const wakingSteps = ['filed', 'raised', 'reopened'] as const
export type WakingStep = (typeof wakingSteps)[number]

/**
 * Why an act may only leave soon after its author's decision: it wakes people, by a step of a ticket or by hand, or it ends
 * their being woken. Who acknowledged a page may have gone by the time that leaves.
 */
export const wakings = [...wakingSteps, 'by-hand', 'acknowledged'] as const
export type Waking = (typeof wakings)[number]

/** What of a ticket decides whether people are woken for it. */
export interface Standing {
  urgency: Urgency
  status: Status
}

/** How a ticket stands: by the urgency that the staff work with. */
export function standingOf(ticket: { urgency: { effective: Urgency }; status: Status }): Standing {
  return { urgency: ticket.urgency.effective, status: ticket.status }
}

/** Whether a ticket that stands so asks for people at all: what is settled does not, whatever its urgency. */
export function asksForPeople({ urgency, status }: Standing): boolean {
  return urgency === 'mission-critical' && isActive(status)
}

const minute = 60_000

/**
 * How long after its author's decision each may still leave unasked, in ms. What was urgent then may be settled by now,
 * and a queue that empties itself hours later must not ring at night. Source: docs/decisions/0018. An acknowledgement that
 * waited says nothing of whether its author is still there; it is confirmed once more.
 */
const staysUrgentMs: Record<Waking, number> = {
  filed: 5 * minute,
  raised: 5 * minute,
  reopened: 5 * minute,
  'by-hand': 5 * minute,
  acknowledged: 2 * minute,
}

/**
 * What a ticket's step from one standing to the next does to the people on duty; `before` is null where it is filed.
 * What is settled wakes nobody, whatever its urgency becomes.
 */
export function wakingBy(before: Standing | null, after: Standing): WakingStep | null {
  if (!asksForPeople(after)) return null
  if (before === null) return 'filed'
  if (before.urgency !== 'mission-critical') return 'raised'
  return isActive(before.status) ? null : 'reopened'
}

/** Whether its author has to be asked again. A clock that was set back says nothing about an act's age: then too. */
export function isOverdue(waking: Waking, decidedAt: number, now: number): boolean {
  return now < decidedAt || now >= overdueAt(waking, decidedAt)
}

/** Whether somebody is woken by it. */
export function isWaking(waking: Waking | null): boolean {
  return waking !== null && waking !== 'acknowledged'
}

/** When its author has to be asked again, in ms since 1970. */
export function overdueAt(waking: Waking, decidedAt: number): number {
  return decidedAt + staysUrgentMs[waking]
}
