import { z } from 'zod'
import type { Urgency } from '../rules/urgency.ts'
import type { PageSpan } from '../rules/figures.ts'

/** Days that are looked back on. */
export const figureDays = [30, 90, 365] as const
export type FigureDays = (typeof figureDays)[number]

export const figuresRequestSchema = z.strictObject({
  days: z.union([z.literal(figureDays[0]), z.literal(figureDays[1]), z.literal(figureDays[2])]),
})

/** How many tickets of an urgency are not done yet, by the ages of `ageNames`. */
export interface OpenByAge {
  urgency: Urgency
  counts: number[]
}

/** What the desk's numbers come to, from what is cached here. Instants in ms since 1970. */
export interface FiguresView {
  at: number
  days: FigureDays
  /** The workstation's: days begin by it. */
  timeZone: string
  /** The highest urgency first. */
  open: OpenByAge[]
  /** Of those that are not done, how many nobody has. */
  unassigned: number
  /** One after the other, the oldest first, without a gap. */
  pages: PageSpan[]
}
