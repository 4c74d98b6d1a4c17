import { z } from 'zod'
import { asLink, type Taken } from './inbox.ts'

/** What an HTTP request with a page in it means: taken, or why not; and what a real gateway would answer. */
export interface Intake {
  readonly taken: Taken | null
  readonly status: number
  readonly answer: Readonly<Record<string, unknown>>
}

/** docs.ntfy.sh, “Publish as JSON”. */
const ntfySchema = z.object({
  topic: z.string().regex(/^[-_A-Za-z0-9]{1,64}$/),
  message: z.string().default('triggered'),
  title: z.string().default(''),
  click: z.string().optional(),
})

/** PagerDuty Events API v2. */
const pagerDutySchema = z
  .object({
    routing_key: z.string().min(1),
    event_action: z.enum(['trigger', 'acknowledge', 'resolve']),
    dedup_key: z.string().max(255).optional(),
    payload: z
      .object({
        summary: z.string().min(1).max(1024),
        source: z.string().min(1),
        severity: z.enum(['critical', 'error', 'warning', 'info']),
      })
      .optional(),
    links: z.array(z.object({ href: z.string() })).default([]),
  })
  .refine((event) => event.event_action !== 'trigger' || event.payload !== undefined, 'payload is missing')
  .refine(
    (event) => event.event_action === 'trigger' || event.dedup_key !== undefined,
    'dedup_key is missing',
  )

const webhookSchema = z.object({
  title: z.string().default(''),
  text: z.string(),
  link: z.string().nullable().default(null),
})

/** Reads what was posted to a path; null where no gateway listens there. `number` tells this message from others. */
export function httpIntake(path: string, body: unknown, number: number): Intake | null {
  if (path === '/') return byNtfy(body, number)
  if (path === '/v2/enqueue') return byPagerDuty(body, number)
  const [, name] = /^\/webhook\/([-_.A-Za-z0-9]{1,64})$/.exec(path) ?? []
  return name === undefined ? null : byWebhook(name, body)
}

function byNtfy(body: unknown, number: number): Intake {
  const read = ntfySchema.safeParse(body)
  if (!read.success) return refused({ code: 40_024, http: 400, error: 'invalid request: request body must be message JSON' }) // prettier-ignore
  const { topic, message, title, click } = read.data
  return {
    taken: { channel: 'ntfy', to: topic, title, text: message, link: asLink(click), keys: [] },
    status: 200,
    answer: { id: `sample${number}`, event: 'message', topic, title, message },
  }
}

function byPagerDuty(body: unknown, number: number): Intake {
  const read = pagerDutySchema.safeParse(body)
  if (!read.success) {
    const errors = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim())
    return refused({ status: 'invalid event', message: 'Event object is invalid', errors })
  }
  const { event_action: action, dedup_key: given, payload, links, routing_key: key } = read.data
  const dedupKey = given ?? `sample${number}`
  return {
    taken: {
      channel: 'pagerduty',
      // The rest of a routing key is as good as a password, also a made-up one.
      to: `service …${key.slice(-4)}`,
      title: action,
      text: payload?.summary ?? `The alarm ${dedupKey}: ${action}.`,
      link: asLink(links[0]?.href),
      keys: [],
    },
    status: 202,
    answer: { status: 'success', message: 'Event processed', dedup_key: dedupKey },
  }
}

function byWebhook(name: string, body: unknown): Intake {
  const read = webhookSchema.safeParse(body)
  if (!read.success) return refused({ error: 'Give a JSON object with a text.' })
  const { title, text, link } = read.data
  return {
    taken: { channel: 'webhook', to: name, title, text, link: asLink(link), keys: [] },
    status: 200,
    answer: { taken: true },
  }
}

function refused(answer: Intake['answer']): Intake {
  return { taken: null, status: 400, answer }
}
