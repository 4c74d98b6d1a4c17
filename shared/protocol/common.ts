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

/** IANA name; older names of a zone, such as Asia/Katmandu, are as good as newer ones. Offsets know no summer time. */
export const timeZoneSchema = z.string().refine(isTimeZone, 'Use an IANA time zone such as Europe/Berlin.')

/** Looking one up takes longer than reading the settings that name it. */
const knownTimeZones = new Set<string>()

function isTimeZone(name: string): boolean {
  if (knownTimeZones.has(name)) return true
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    const isKnown = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
    if (isKnown) knownTimeZones.add(name)
    return isKnown
  } catch {
    return false
  }
}

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
/** Of an operation on the blocklist; the entry that a block makes bears the id of its operation. */
export const operationIdSchema = idText.brand<'OperationId'>()

/** Of a page: the act of waking people for one ticket, or for several of one outage. */
export const pageIdSchema = idText.brand<'PageId'>()

/** Of a flag: a colleague's word that a ticket's urgency was an abuse. */
export const flagIdSchema = idText.brand<'FlagId'>()
/** Of an outage: what several groups reported at about the same time. */
export const outageIdSchema = idText.brand<'OutageId'>()
/** Of a saved view of the queue. */
export const viewIdSchema = idText.brand<'ViewId'>()
/** Of a canned reply: an answer that the desk gives often. */
export const cannedReplyIdSchema = idText.brand<'CannedReplyId'>()

/** Of somebody who is paged. */
export const responderIdSchema = idText.brand<'ResponderId'>()
/** Of one way to reach somebody. */
export const methodIdSchema = idText.brand<'MethodId'>()
/** Of one message of a page to one person. */
export const deliveryIdSchema = idText.brand<'DeliveryId'>()

/** Of a file that belongs to a message. */
export const attachmentIdSchema = idText.brand<'AttachmentId'>()

export type AttachmentId = z.infer<typeof attachmentIdSchema>
export type TicketId = z.infer<typeof ticketIdSchema>
export type MessageId = z.infer<typeof messageIdSchema>
export type GroupId = z.infer<typeof groupIdSchema>
export type StaffId = z.infer<typeof staffIdSchema>
export type DeviceId = z.infer<typeof deviceIdSchema>
export type PageId = z.infer<typeof pageIdSchema>
export type ResponderId = z.infer<typeof responderIdSchema>
export type MethodId = z.infer<typeof methodIdSchema>
export type DeliveryId = z.infer<typeof deliveryIdSchema>
export type FlagId = z.infer<typeof flagIdSchema>
export type OutageId = z.infer<typeof outageIdSchema>
export type ViewId = z.infer<typeof viewIdSchema>
export type CannedReplyId = z.infer<typeof cannedReplyIdSchema>
export type OperationId = z.infer<typeof operationIdSchema>

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
/**
 * Marks that show nothing and reorder what stands around them (Unicode TR 36), with the zero-width space and the
 * byte-order mark. Address books put them around names and numbers, so they are taken out of a line, not refused.
 */
const invisibleMarks = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu

/** One line of text: without invisible marks, trimmed, not empty; control characters are refused. */
export function lineSchema(limit: number, what: string) {
  return z
    .string({ error: `Enter ${what}.` })
    .transform((text) => text.replace(invisibleMarks, '').trim())
    .pipe(
      z
        .string()
        .min(1, `Enter ${what}.`)
        .max(limit, `Use at most ${limit} characters.`)
        .refine((text) => !controlInLine.test(text), 'Remove the control characters.'),
    )
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

/** Dot-separated words of any script before the `@` (RFC 6531), labels of any script after it, at least two. */
const emailPattern =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u

export const emailSchema = lineSchema(textLimits.email, 'an e-mail address').pipe(
  z.email({ pattern: emailPattern, error: 'Enter an e-mail address such as name@example.com.' }),
)

/** Digits and the marks people write between them, with an extension at the end: "+49 (0)30/123-45 ext. 7". */
const phonePattern = /^[-+0-9()./ ,;#*]+(?:(?:x|ext\.?|extension)[ .:]*[0-9]+)?$/i

export const phoneSchema = lineSchema(textLimits.phone, 'a phone number').pipe(
  z
    .string()
    .regex(phonePattern, 'Use digits, spaces and + ( ) - . / and, for an extension, x or ext.')
    .refine((text) => text.replace(/\D/g, '').length >= 3, 'Enter at least three digits.'),
)

/** Blank, or what the schema takes; the messages are the schema's own. */
export function blankOr(schema: z.ZodType<string>) {
  const read = z.string().transform((text, context) => {
    if (text.trim() === '') return ''
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data
    for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
  // Said again, so that a description of the API knows what comes out.
  return read.pipe(z.string())
}

/**
 * Who filed, as staff take it down while somebody calls: one name and one way to reach them are enough. The public form
 * asks for more.
 */
export const requesterSchema = z
  .strictObject({
    firstName: blankOr(lineSchema(textLimits.personName, 'a first name')).default(''),
    lastName: blankOr(lineSchema(textLimits.personName, 'a last name')).default(''),
    email: blankOr(emailSchema).default(''),
    phone: blankOr(phoneSchema).default(''),
  })
  .superRefine(({ firstName, lastName, email, phone }, context) => {
    const missing = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (firstName === '' && lastName === '')
      for (const path of ['firstName', 'lastName']) missing(path, 'Enter a first or a last name.')
    if (email === '' && phone === '')
      for (const path of ['email', 'phone']) missing(path, 'Enter a phone number or an e-mail address.')
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
