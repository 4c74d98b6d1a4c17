import { z } from 'zod'
import { blankOr, lineSchema } from './common.ts'

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'Use a colour such as #1a5fb4.')
/** Links of the provider's site; only the web and mail, so that none can run anything. */
const href = z
  .string()
  .max(500)
  .refine(
    (text) => /^(https?:\/\/|mailto:)[^\s]+$/i.test(text) || /^\/(?![/\\])\S*$/.test(text),
    'Use an https:, http: or mailto: link.',
  )

const linkSchema = z.strictObject({ label: lineSchema(60, 'a label'), href })

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
  timeZone: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      'Use an IANA time zone such as Europe/Berlin.',
    ),
})
export type Settings = z.infer<typeof settingsSchema>

/** As `GET /v1/settings` and the feed answer it. */
export const settingsReplySchema = settingsSchema.loose().extend({ version: z.number().int().positive() })
export type SettingsReply = z.infer<typeof settingsReplySchema>
