import { z } from 'zod'
import { plans } from '../rules/plans.ts'
import { statuses } from '../rules/status.ts'
import { urgencies } from '../rules/urgency.ts'
import { verdicts } from '../rules/verdict.ts'

export const urgencySchema = z.enum(urgencies)
export const statusSchema = z.enum(statuses)
export const verdictSchema = z.enum(verdicts)
export const planSchema = z.enum(plans)

/** RFC 3339 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const instantSchema = z.iso.datetime({ precision: 3 })

/** Ids are opaque; programs outside may make their own (UUIDs are usual). */
const idText = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9._:-]+$/, 'only letters, digits and . _ : -')

export const ticketIdSchema = idText.brand<'TicketId'>()
export const messageIdSchema = idText.brand<'MessageId'>()
export const groupIdSchema = idText.brand<'GroupId'>()
export const staffIdSchema = idText.brand<'StaffId'>()
export const deviceIdSchema = idText.brand<'DeviceId'>()

export type TicketId = z.infer<typeof ticketIdSchema>
export type MessageId = z.infer<typeof messageIdSchema>
export type GroupId = z.infer<typeof groupIdSchema>
export type StaffId = z.infer<typeof staffIdSchema>
export type DeviceId = z.infer<typeof deviceIdSchema>

/** Longest texts taken, in UTF-16 code units. The form shows them, the API enforces them. */
export const textLimits = {
  groupName: 120,
  personName: 80,
  email: 254,
  phone: 40,
  subject: 200,
  body: 100_000,
  reason: 500,
  deviceName: 80,
} as const

/** Control characters have no business in a single line (tab and line breaks included) … */
const controlInLine = /[\p{Cc}\u2028\u2029]/u
/** … and, tab and line feed apart, none in a text either. */
const controlInText = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/u // eslint-disable-line no-control-regex -- they are what is looked for
/** Characters that reorder the text around them (Unicode TR 36): a customer has no need of them in one line. */
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/u

/** One line of text: trimmed, not empty, without control or reordering characters. */
export function lineSchema(limit: number, what: string) {
  return z
    .string({ error: `Enter ${what}.` })
    .trim()
    .min(1, `Enter ${what}.`)
    .max(limit, `Use at most ${limit} characters.`)
    .refine((text) => !controlInLine.test(text) && !bidiControls.test(text), 'Remove the control characters.')
}

/** Text of several lines: line ends become `\n`, outer blank space goes, control characters are refused. */
export function textSchema(limit: number, what: string) {
  return z
    .string({ error: `Enter ${what}.` })
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, `Enter ${what}.`)
        .max(limit, `Use at most ${limit} characters.`)
        .refine((text) => !controlInText.test(text), 'Remove the control characters.'),
    )
}

export const emailSchema = lineSchema(textLimits.email, 'an e-mail address').pipe(
  z.email('Enter an e-mail address such as name@example.com.'),
)

export const phoneSchema = lineSchema(textLimits.phone, 'a phone number').pipe(
  z
    .string()
    .regex(/^[+0-9()\-./ x#*]+$/i, 'Use digits, spaces and + ( ) - . / only.')
    .refine((text) => text.replace(/\D/g, '').length >= 3, 'Enter at least three digits.'),
)

/** Who filed. */
export const requesterSchema = z.strictObject({
  firstName: lineSchema(textLimits.personName, 'a first name'),
  lastName: lineSchema(textLimits.personName, 'a last name'),
  email: emailSchema,
  phone: phoneSchema,
})
export type Requester = z.infer<typeof requesterSchema>

/** Who did something, as a reader sees it. `staffId` is null for customers and for the desk itself. */
export const authorSchema = z.object({
  kind: z.enum(['customer', 'staff', 'desk']),
  staffId: staffIdSchema.nullable(),
  name: z.string(),
})
export type Author = z.infer<typeof authorSchema>

/** `limit` and `after` of every keyset-paged list. */
export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})

/** The reply of every keyset-paged list: `after` is null on the last page. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), after: z.string().nullable() })
}
