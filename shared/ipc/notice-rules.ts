import { z } from 'zod'
import { groupIdSchema } from '../protocol/common.ts'
import { urgencies, type Urgency } from '../rules/urgency.ts'

/** Of what is new on tickets of one urgency: all of it, what is on a ticket of one's own, or nothing. */
export const noticeLevels = ['all', 'mine', 'none'] as const
export type NoticeLevel = (typeof noticeLevels)[number]

/** By the clocks of the workstation, 24 hours. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 22:00.')
/** Of one day: it begins that day and ends at the next `to` after it; two equal times are a whole day. */
const quietSpanSchema = z.strictObject({ from: timeOfDay, to: timeOfDay })
export type QuietSpan = z.infer<typeof quietSpanSchema>

export const quietHoursSchema = z.strictObject({
  isOn: z.boolean(),
  /** Monday first; null: nothing begins on that day. */
  days: z.array(quietSpanSchema.nullable()).length(7),
})
export type QuietHours = z.infer<typeof quietHoursSchema>

/** Named as well: what is listed can be read without a desk. */
const ruledGroupSchema = z.strictObject({ id: groupIdSchema, name: z.string().max(200) })
export type RuledGroup = z.infer<typeof ruledGroupSchema>

const levelSchema = z.enum(noticeLevels)
const levelsSchema = z.strictObject({
  question: levelSchema,
  'work-request': levelSchema,
  'urgent-work-request': levelSchema,
  'impaired-function': levelSchema,
  'mission-critical': levelSchema,
} satisfies Record<Urgency, z.ZodType>)

/** What a person wants to be told of on one workstation. */
export const noticeRulesSchema = z.strictObject({
  levels: levelsSchema,
  /** Always told of, whatever the urgency; never told of. A group stands in one of the two. */
  watched: z.array(ruledGroupSchema).max(200),
  muted: z.array(ruledGroupSchema).max(200),
  /** A colleague gives this person a ticket. */
  assigned: z.boolean(),
  /** A colleague names this person in a note. */
  mentioned: z.boolean(),
  /** A ticket of this person is soon later than was promised, or is. */
  dueSoon: z.boolean().default(true),
  pagesToMe: z.boolean(),
  /** Pages to others that nobody has. */
  unheldPages: z.boolean(),
  quiet: quietHoursSchema,
})
export type NoticeRules = z.infer<typeof noticeRulesSchema>

const night: QuietSpan = { from: '22:00', to: '06:00' }

export const defaultNoticeRules: NoticeRules = {
  levels: levelsOf('mine', 'all'),
  watched: [],
  muted: [],
  assigned: true,
  mentioned: true,
  dueSoon: true,
  pagesToMe: true,
  unheldPages: true,
  quiet: { isOn: false, days: Array.from({ length: 7 }, () => night) },
}

function levelsOf(level: NoticeLevel, critical: NoticeLevel): NoticeRules['levels'] {
  const levels = urgencies.map((urgency) => [urgency, urgency === 'mission-critical' ? critical : level])
  return levelsSchema.parse(Object.fromEntries(levels))
}

/**
 * The rules that mean what was chosen while there were three choices, each about mission-critical tickets and pages. Who
 * had no windows but the tone goes on being told of pages to them: better a window too many than a page unheard.
 */
export function rulesOfFormerChoice(chosen: unknown, alarmSound: unknown): NoticeRules {
  if (chosen !== 'mine' && chosen !== 'none') return defaultNoticeRules
  return {
    ...defaultNoticeRules,
    levels: levelsOf('none', 'none'),
    assigned: false,
    mentioned: false,
    dueSoon: false,
    pagesToMe: chosen === 'mine' || alarmSound !== false,
    unheldPages: false,
  }
}
