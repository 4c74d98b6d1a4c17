import { z } from 'zod'
import { assertNever } from '../assert-never.ts'
import type { Status } from '../status.ts'

/** Who has to do something for a ticket: the desk, its customer, or nobody any more. */
export const standings = ['desk', 'customer', 'nobody'] as const
export type Standing = (typeof standings)[number]

const instantSchema = z.iso.datetime({ precision: 3 })

/** What the clocks of a ticket go by. It is the desk's from when it was filed. */
export const timelineSchema = z.object({
  /** When the first reply went to the customer; null before. */
  answeredAt: instantSchema.nullable(),
  /** When it became somebody else's, in order; each to another than before. */
  turns: z.array(z.object({ at: instantSchema, to: z.enum(standings) })),
})
export type Timeline = z.infer<typeof timelineSchema>

/** Of a ticket that was just filed. */
export const newTimeline: Timeline = { answeredAt: null, turns: [] }

export function standingOf(status: Status): Standing {
  switch (status) {
    case 'new':
    case 'open':
      return 'desk'
    case 'pending':
      return 'customer'
    case 'resolved':
    case 'closed':
      return 'nobody'
    default:
      return assertNever(status)
  }
}

/** Whose a ticket is by its timeline. */
export function lastStanding({ turns }: Timeline): Standing {
  return turns.at(-1)?.to ?? 'desk'
}

/** A timeline after a ticket got a status; the same one where that is nobody else's turn. Never before the turn before. */
export function turned(timeline: Timeline, status: Status, at: string): Timeline {
  const to = standingOf(status)
  if (to === lastStanding(timeline)) return timeline
  const before = timeline.turns.at(-1)?.at ?? at
  return { ...timeline, turns: [...timeline.turns, { at: at < before ? before : at, to }] }
}

/**
 * A timeline of a ticket that is taken apart from another, with the status that it has then. Its customer was told nothing of the
 * merge, so that answered nothing and stopped no clock.
 */
export function takenApart(timeline: Timeline, status: Status): Timeline {
  return standingOf(status) === 'nobody' || lastStanding(timeline) !== 'nobody'
    ? timeline
    : { ...timeline, turns: timeline.turns.slice(0, -1) }
}

/** A timeline after a reply went to the customer: the first one counts. */
export function answered(timeline: Timeline, at: string): Timeline {
  return timeline.answeredAt === null ? { ...timeline, answeredAt: at } : timeline
}
