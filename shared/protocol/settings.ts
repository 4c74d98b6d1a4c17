import { z } from 'zod'
import { blankOr, lineSchema, timeZoneSchema } from './common.ts'
import {
  defaultServiceLevels,
  serviceLevelsChangeSchema,
  serviceLevelsSchema,
  toldServiceLevelsSchema,
} from './service-levels.ts'

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'Use a colour such as #1a5fb4.')
/** Links of the provider's site; only the web and mail, so that none can run anything. */
const href = z
  .string()
  .max(500)
  .refine(
    (text) => /^(https?:\/\/|mailto:)[^\s]+$/i.test(text) || /^\/(?![/\\])\S*$/.test(text),
    'Use an https:, http: or mailto: link.',
  )

const whole = (least: number, most: number) => z.number().int().min(least).max(most)

/** What the desk's own rules go by. */
export const thresholdsSchema = z.strictObject({
  /** So many false alarms within so many days suggest a group for the blocklist. */
  suggestion: z.strictObject({ falseAlarms: whole(1, 100), days: whole(1, 90) }),
  /** So many groups that report within so many minutes have one outage. */
  outage: z.strictObject({ groups: whole(2, 100), minutes: whole(1, 240) }),
})
export type Thresholds = z.infer<typeof thresholdsSchema>

export const defaultThresholds: Thresholds = {
  suggestion: { falseAlarms: 3, days: 30 },
  outage: { groups: 3, minutes: 15 },
}

const linkSchema = z.strictObject({ label: lineSchema(60, 'a label'), href })

/** How the pager goes on while nobody has a page. */
export const pagingRulesSchema = z.strictObject({
  /** It goes round again after so many minutes. */
  repeatMinutes: whole(1, 120),
  /** After so many repeats it goes to everybody, whoever is on duty. */
  widensAfter: whole(1, 20),
})
export type PagingRules = z.infer<typeof pagingRulesSchema>

export const defaultPagingRules: PagingRules = { repeatMinutes: 5, widensAfter: 3 }

/** The provider's site around the form, and what the desk tells people. Filled from a file at first start. */
export const settingsSchema = z.strictObject({
  providerName: lineSchema(80, 'the name of the provider'),
  /** The line under everything the public sees. */
  legalNotice: z.string().trim().max(200),
  colours: z.strictObject({ accent: colour, banner: colour }),
  links: z.strictObject({
    terms: linkSchema.nullable(),
    payment: linkSchema.nullable(),
    comparison: linkSchema.nullable(),
    services: z.array(linkSchema).max(20),
    more: z.array(linkSchema).max(20),
  }),
  /** Blank where nobody has told it yet; customers are then asked to call their provider. */
  emergencyPhone: blankOr(lineSchema(40, 'the emergency phone number')),
  /** Blank where nobody has told them yet. */
  openingHours: blankOr(lineSchema(200, 'the opening hours')),
  /** IANA name; receipts show times in it. */
  timeZone: timeZoneSchema,
  thresholds: thresholdsSchema.default(defaultThresholds),
  paging: pagingRulesSchema.default(defaultPagingRules),
  serviceLevels: serviceLevelsSchema.default(defaultServiceLevels),
})
export type Settings = z.infer<typeof settingsSchema>

/** What PUT takes: everything, but that rules and service levels which it leaves out stay as they are. */
export const settingsReplacementSchema = settingsSchema.extend({
  thresholds: thresholdsSchema.optional(),
  paging: pagingRulesSchema.optional(),
  serviceLevels: serviceLevelsSchema.optional(),
})
export type SettingsReplacement = z.infer<typeof settingsReplacementSchema>

const thresholdsChangeSchema = thresholdsSchema.partial()

/** What an administrator changes of the desk's rules; only what is named changes. */
export const settingsChangeFields = {
  thresholds: thresholdsChangeSchema,
  serviceLevels: serviceLevelsChangeSchema,
}

/** What PATCH takes: at least one of them. */
export const settingsChangeSchema = z
  .strictObject(settingsChangeFields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Name something to change.')
export type SettingsChange = z.infer<typeof settingsChangeSchema>

const { suggestion, outage } = thresholdsSchema.shape
const toldLinkSchema = linkSchema.strip()

/** As `GET /v1/settings` and the feed answer it. What a newer desk says besides, at whatever depth, is passed over. */
export const settingsReplySchema = settingsSchema.loose().extend({
  colours: settingsSchema.shape.colours.strip(),
  links: z.object({
    terms: toldLinkSchema.nullable(),
    payment: toldLinkSchema.nullable(),
    comparison: toldLinkSchema.nullable(),
    services: z.array(toldLinkSchema),
    more: z.array(toldLinkSchema),
  }),
  thresholds: z.object({ suggestion: suggestion.strip(), outage: outage.strip() }).default(defaultThresholds),
  paging: pagingRulesSchema.strip().default(defaultPagingRules),
  serviceLevels: toldServiceLevelsSchema.default(defaultServiceLevels),
  version: z.number().int().positive(),
})
export type SettingsReply = z.infer<typeof settingsReplySchema>
