import { z } from 'zod'
import { instantSchema, lineSchema, responderIdSchema, timeZoneSchema } from './common.ts'

/** `HH:MM` of a clock, in minutes since midnight where rules read it. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time such as 08:30.')
/** `2026-11-30`. */
const calendarDay = z.iso.date()
const people = z.array(responderIdSchema).min(1, 'Name somebody.').max(200)

/** Of a week: from a time of each of these days (1 is Monday) to a time of the same day, or of the next one. */
export const dutyHoursSchema = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: timeOfDay,
  /** Not after `from`: of the next day. The same time: a whole day. */
  until: timeOfDay,
})
export type DutyHours = z.infer<typeof dutyHoursSchema>

const turnsSchema = z.strictObject({
  from: calendarDay,
  handOverAt: timeOfDay,
  days: z.number().int().min(1).max(365),
})

/** Some of those who are on duty: all of these people at once, or one after another. */
export const shiftSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: lineSchema(80, 'a name'),
  responderIds: people,
  /** They take turns: the first from that day and time on, each for so many days. Null: all of them at once. */
  turns: turnsSchema.nullable(),
  /** Null: day and night. */
  hours: z.array(dutyHoursSchema).min(1).max(14).nullable(),
})
export type Shift = z.infer<typeof shiftSchema>

/** For a while somebody is on duty, or is not, whatever the shifts say. */
export const overrideSchema = z
  .strictObject({
    id: z.string().min(1).max(64),
    from: instantSchema,
    until: instantSchema,
    /** Who is off; null where nobody is. */
    off: responderIdSchema.nullable(),
    /** Who is on duty, instead or as well; null where nobody is. */
    on: responderIdSchema.nullable(),
  })
  .refine(({ off, on }) => off !== null || on !== null, 'Say who is on duty, or who is not.')
  .refine(({ from, until }) => from < until, 'It would end before it begins.')
export type Override = z.infer<typeof overrideSchema>

/** Who is paged as well where nobody has it so many minutes after a page began. */
export const escalationSchema = z.strictObject({
  afterMinutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60),
  responderIds: people,
})
export type Escalation = z.infer<typeof escalationSchema>

const haveOwnIds = (things: readonly { readonly id: string }[]) =>
  new Set(things.map(({ id }) => id)).size === things.length

/** Who is paged when. Without shifts: everybody, day and night, the rule of 2003. */
export const rotaSchema = z
  .strictObject({
    /** IANA name: the clock that hours and hand-overs go by. */
    timeZone: timeZoneSchema,
    shifts: z.array(shiftSchema).max(50),
    overrides: z.array(overrideSchema).max(500),
    escalation: z.array(escalationSchema).max(10).default([]),
  })
  .refine(({ shifts }) => haveOwnIds(shifts), { path: ['shifts'], message: 'Two shifts have the same id.' })
  .refine(({ overrides }) => haveOwnIds(overrides), {
    path: ['overrides'],
    message: 'Two overrides have the same id.',
  })
export type Rota = z.infer<typeof rotaSchema>

/** A desk that was told nothing: everybody, always. */
export const defaultRota: Rota = { timeZone: 'UTC', shifts: [], overrides: [], escalation: [] }

const toldShiftSchema = shiftSchema.strip().extend({
  turns: turnsSchema.strip().nullable(),
  hours: z.array(dutyHoursSchema.strip()).min(1).max(14).nullable(),
})

/** As the feed tells it; what a newer desk says besides, at whatever depth, is passed over. */
export const rotaReplySchema = z.object({
  timeZone: z.string(),
  shifts: z.array(toldShiftSchema),
  overrides: z.array(overrideSchema.strip()),
  escalation: z.array(escalationSchema.strip()).default([]),
  version: z.number().int().positive(),
})
export type RotaReply = z.infer<typeof rotaReplySchema>

/** A stretch of time in which nobody can be paged. */
export const coverageGapSchema = z.object({ from: instantSchema, until: instantSchema })
/** What `GET /v1/rota` answers: with the hours of the next two weeks in which nobody can be paged. */
export const coveredRotaSchema = rotaReplySchema.extend({ gaps: z.array(coverageGapSchema) })
export type CoveredRota = z.infer<typeof coveredRotaSchema>
