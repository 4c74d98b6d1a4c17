import { z } from 'zod'
import {
  blankOr,
  emailSchema,
  instantSchema,
  lineSchema,
  methodIdSchema,
  phoneSchema,
  responderIdSchema,
  staffIdSchema,
  textLimits,
} from './common.ts'

export const responderRoles = ['unix-admin', 'support'] as const
export type ResponderRole = (typeof responderRoles)[number]

/** The ways to reach somebody. */
export const channels = ['snpp', 'smtp', 'webhook', 'pagerduty', 'ntfy'] as const
export type Channel = (typeof channels)[number]

const hostSchema = z
  .string()
  .trim()
  .max(253)
  .regex(/^[A-Za-z0-9.:_-]+$/, 'Enter a host name or an address.')
/** A word that stands in a line of a protocol: printable, without spaces (RFC 1861). */
const wordSchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,64}$/, 'Use up to 64 letters, digits and signs, no spaces.')
const httpUrlSchema = z
  .string()
  .trim()
  .max(2000)
  .pipe(z.url({ protocol: /^https?$/, error: 'Enter an https: or http: address.' }))
  .refine(
    (text) => !/^[^/]*\/\/[^/?#]*@/.test(text),
    'Enter an https: or http: address without a user or a password in it.',
  )
/** Only an administrator may allow a gateway inside a private network (`internal-address.ts`). */
const allowsInternal = z.boolean().default(false)
const length = (least: number, most: number, usual: number) =>
  z.number().int().min(least).max(most).default(usual)

const snpp = z.strictObject({
  channel: z.literal('snpp'),
  host: hostSchema,
  port: z.number().int().min(1).max(65_535).default(444),
  pagerId: wordSchema,
  /** Blank where the gateway asks for none. */
  login: blankOr(wordSchema).default(''),
  /** Level 3: the pager can answer. */
  isTwoWay: z.boolean().default(false),
  /** Of a text, in characters. */
  length: length(20, 1000, 200),
  allowsInternal,
})
const smtp = z.strictObject({
  channel: z.literal('smtp'),
  /** Of a pager or an SMS gateway; the desk's own mail server brings it there. */
  to: emailSchema,
  /** Of subject and text together, in characters. */
  length: length(20, 10_000, 160),
})
const webhook = z.strictObject({ channel: z.literal('webhook'), url: httpUrlSchema, allowsInternal })
const pagerduty = z.strictObject({
  channel: z.literal('pagerduty'),
  url: httpUrlSchema.default('https://events.pagerduty.com/v2/enqueue'),
  allowsInternal,
})
const ntfy = z.strictObject({
  channel: z.literal('ntfy'),
  server: httpUrlSchema.default('https://ntfy.sh'),
  topic: z.string().regex(/^[-_A-Za-z0-9]{1,64}$/, 'Use up to 64 letters, digits, - and _.'),
  allowsInternal,
})

/** How a method reaches its gateway. What is secret is not here: it is written, and never read again. */
export const methodSettingsSchema = z.discriminatedUnion('channel', [snpp, smtp, webhook, pagerduty, ntfy])
export type MethodSettings = z.infer<typeof methodSettingsSchema>

/** As they are told: what a newer desk says besides is passed over. */
const toldSettingsSchema = z.discriminatedUnion('channel', [
  snpp.strip(),
  smtp.strip(),
  webhook.strip(),
  pagerduty.strip(),
  ntfy.strip(),
])

/** What is secret of each channel; kept sealed, answered to nobody. */
export const secretNames = {
  snpp: ['pin', 'password'],
  smtp: [],
  webhook: ['secret'],
  pagerduty: ['routingKey'],
  ntfy: ['token'],
} as const satisfies Record<Channel, readonly string[]>

/** By name; `null` takes a secret away, one that is left out stays. */
export const secretsChangeSchema = z.record(z.string().max(20), z.string().min(1).max(500).nullable())
export type SecretsChange = z.infer<typeof secretsChangeSchema>

/** The last time that something was sent for a trial. */
export const methodTestSchema = z.object({
  at: instantSchema,
  kind: z.enum(['test', 'verify', 'drill']),
  succeeded: z.boolean(),
  /** The gateway's. */
  words: z.string(),
})

/** One way to reach one person, as it is told. */
export const contactMethodSchema = z.object({
  id: methodIdSchema,
  settings: toldSettingsSchema,
  /** Names of the secrets that are kept. */
  secretsKept: z.array(z.string()),
  /** Since a code that went through it was entered; null after any change of its settings. */
  verifiedAt: instantSchema.nullable(),
  lastTest: methodTestSchema.nullable(),
  lastGoodTestAt: instantSchema.nullable(),
})
export type ContactMethod = z.infer<typeof contactMethodSchema>

/** Somebody who is paged, with the ways to reach them in the order in which they are tried. */
export const responderSchema = z.object({
  id: responderIdSchema,
  name: z.string(),
  role: z.enum(responderRoles),
  /** Who it is among the staff; null for somebody without a console. */
  staffId: staffIdSchema.nullable(),
  /** To call where nothing else works; blank where nobody told it. */
  phone: z.string(),
  /** False: never paged. */
  active: z.boolean(),
  methods: z.array(contactMethodSchema),
  version: z.number().int().positive(),
})
export type Responder = z.infer<typeof responderSchema>

/** What stands in a command (RFC 1861) or a header is a word; what signs a webhook is only reckoned with. */
const secretPatterns: Record<Channel, readonly [RegExp, string]> = {
  snpp: [/^[\x21-\x7e]{1,64}$/, 'Use up to 64 letters, digits and signs, no spaces.'],
  smtp: [/^$/, 'This channel has no secrets.'],
  webhook: [/^[^\p{Cc}\u2028\u2029]+$/u, 'Remove the control characters.'],
  pagerduty: [/^[\x21-\x7e]+$/, 'Use letters, digits and signs, no spaces.'],
  ntfy: [/^[\x21-\x7e]+$/, 'Use letters, digits and signs, no spaces.'],
}

const newMethodSchema = z
  .strictObject({
    id: methodIdSchema,
    settings: methodSettingsSchema,
    secrets: secretsChangeSchema.optional(),
  })
  .superRefine(({ settings: { channel }, secrets = {} }, context) => {
    const known: readonly string[] = secretNames[channel]
    const [pattern, words] = secretPatterns[channel]
    const wrong = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['secrets', name], message })
    for (const [name, secret] of Object.entries(secrets)) {
      if (!known.includes(name)) wrong(name, 'This channel knows no secret of this name.')
      else if (secret !== null && !pattern.test(secret)) wrong(name, words)
    }
  })
export type NewMethod = z.infer<typeof newMethodSchema>

/** What PUT takes: the whole person; methods that are left out are gone. */
export const responderReplacementSchema = z
  .strictObject({
    name: lineSchema(textLimits.personName, 'a name'),
    role: z.enum(responderRoles),
    staffId: staffIdSchema.nullable().default(null),
    phone: blankOr(phoneSchema).default(''),
    active: z.boolean().default(true),
    methods: z.array(newMethodSchema).max(10, 'Keep at most ten methods.'),
  })
  .refine(({ methods }) => new Set(methods.map(({ id }) => id)).size === methods.length, {
    path: ['methods'],
    message: 'Two methods have the same id.',
  })
export type ResponderReplacement = z.infer<typeof responderReplacementSchema>

/** Without a code: sends one. With it: the method is verified. */
export const verifyMethodSchema = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'Enter the six digits that the message shows.')
    .optional(),
})
export type VerifyMethod = z.infer<typeof verifyMethodSchema>
