import { z } from 'zod'
import { plans } from '../rules/plans.ts'
import type { Urgency } from '../rules/urgency.ts'
import { lineSchema, timeZoneSchema } from './common.ts'
import { dutyHoursSchema } from './rota.ts'

/** What a level is kept for: each plan, and `standard` for groups that have none. */
export const levelNames = ['standard', ...plans] as const
export type LevelName = (typeof levelNames)[number]

/** Longest target, in minutes of business time: a quarter of a year, day and night. */
export const longestTarget = 90 * 24 * 60

/** Minutes of business time; null where nothing is promised. */
const targetSchema = z.number().int().min(1).max(longestTarget).nullable()

const targetsSchema = z.strictObject({
  question: targetSchema,
  'work-request': targetSchema,
  'urgent-work-request': targetSchema,
  'impaired-function': targetSchema,
  'mission-critical': targetSchema,
} satisfies Record<Urgency, z.ZodType>)
export type Targets = z.infer<typeof targetsSchema>

/** What one plan is promised, by effective urgency. */
export const serviceLevelSchema = z.strictObject({
  /** When its clocks run; null: day and night, on holidays too. */
  hours: z.array(dutyHoursSchema).min(1).max(14).nullable(),
  /** Until the first reply that goes to the customer. */
  firstAnswer: targetsSchema,
  /** Until it is resolved, without the time for which it waits for the customer. */
  solution: targetsSchema,
})
export type ServiceLevel = z.infer<typeof serviceLevelSchema>

export const holidaySchema = z.strictObject({ date: z.iso.date(), name: lineSchema(60, 'a name') })
export type Holiday = z.infer<typeof holidaySchema>

const sharedFields = {
  /** IANA name: the clock that hours and holidays go by. */
  timeZone: timeZoneSchema,
  /** Hours that would begin on one of these days do not. */
  holidays: z
    .array(holidaySchema)
    .max(200)
    .refine(
      (holidays) => new Set(holidays.map(({ date }) => date)).size === holidays.length,
      'Two holidays are on the same day.',
    ),
  /** A clock warns from when so many hundredths of its target are left. */
  warnPercent: z.number().int().min(1).max(90),
}

const levelFields = {
  standard: serviceLevelSchema,
  'blue-lite': serviceLevelSchema,
  'blue-ice': serviceLevelSchema,
  'deep-blue': serviceLevelSchema,
  'qos-1': serviceLevelSchema,
  'qos-2': serviceLevelSchema,
} satisfies Record<LevelName, z.ZodType>

/** What the desk promises its customers, and when it works for them. */
export const serviceLevelsSchema = z.strictObject({ ...sharedFields, ...levelFields })
export type ServiceLevels = z.infer<typeof serviceLevelsSchema>

/** What is not named stays: whoever changes one plan does not meet whoever changes another. */
export const serviceLevelsChangeSchema = serviceLevelsSchema.partial()
export type ServiceLevelsChange = z.infer<typeof serviceLevelsChangeSchema>

const toldLevelSchema = serviceLevelSchema.strip().extend({
  hours: z.array(dutyHoursSchema.strip()).min(1).max(14).nullable(),
  firstAnswer: targetsSchema.strip(),
  solution: targetsSchema.strip(),
})

/** As the desk tells them; what a newer one says besides, at whatever depth, is passed over. */
export const toldServiceLevelsSchema = z.object({
  ...sharedFields,
  holidays: z.array(holidaySchema.strip()),
  standard: toldLevelSchema,
  'blue-lite': toldLevelSchema,
  'blue-ice': toldLevelSchema,
  'deep-blue': toldLevelSchema,
  'qos-1': toldLevelSchema,
  'qos-2': toldLevelSchema,
} satisfies Record<keyof ServiceLevels, z.ZodType>)

const noTargets: Targets = {
  question: null,
  'work-request': null,
  'urgent-work-request': null,
  'impaired-function': null,
  'mission-critical': null,
}

/** Promises nothing. */
export const noServiceLevel: ServiceLevel = { hours: null, firstAnswer: noTargets, solution: noTargets }

/** A desk that was told nothing promises nothing: no clock runs. */
export const defaultServiceLevels: ServiceLevels = {
  timeZone: 'UTC',
  holidays: [],
  warnPercent: 25,
  standard: noServiceLevel,
  'blue-lite': noServiceLevel,
  'blue-ice': noServiceLevel,
  'deep-blue': noServiceLevel,
  'qos-1': noServiceLevel,
  'qos-2': noServiceLevel,
}
