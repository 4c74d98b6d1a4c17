import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { DeskContext } from '../context.ts'
import { isForm } from '../plugins/form-types.ts'
import { isForeign, ownOrigins } from '../intake/own-origins.ts'
import type { Sent } from '../intake/submission-identity.ts'
import { Refusal } from '../store/refusal.ts'

const longestKey = 64

/** The fields of a body that holds any; null for everything else. */
export function fieldsOf(body: unknown): Record<string, unknown> | null {
  const parsed = z.record(z.string(), z.unknown()).safeParse(body)
  return parsed.success ? parsed.data : null
}

/** Whether the sender looks at pages: a browser, or whoever sends forms without saying otherwise. */
export function wantsPage(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? ''
  if (accept.includes('text/html')) return !(request.headers['content-type'] ?? '').includes('json')
  if (accept.includes('json')) return false
  return request.method === 'GET' || request.method === 'HEAD' || isForm(request.headers)
}

/** Throws `foreign-origin` where another site's page sent this. */
export function refuseForeign(request: FastifyRequest, { publicUrl }: DeskContext): void {
  const { localAddress, localPort } = request.socket
  const own = ownOrigins(publicUrl(), { address: localAddress, port: localPort })
  const site = request.headers['sec-fetch-site']
  const sender = { origin: request.headers.origin, fetchSite: typeof site === 'string' ? site : undefined }
  if (isForeign(sender, own))
    throw new Refusal('foreign-origin', 'This was sent from a page of another site. Nothing was filed.')
}

/** The random field of a form; null where the form is not ours. */
export function submissionOf(body: Readonly<Record<string, unknown>> | null): string | null {
  const submission = body?.['submission']
  return typeof submission === 'string' && /^[\w-]{1,64}$/.test(submission) ? submission : null
}

/** What identifies this sending. Throws `invalid-request` for a key that is too long. */
export function sentBy(request: FastifyRequest, path: string, body: unknown, now: Date): Sent {
  const key = request.headers['idempotency-key']
  if (key !== undefined && (typeof key !== 'string' || key === '' || key.length > longestKey))
    throw new Refusal('invalid-request', `An Idempotency-Key has 1 to ${longestKey} characters.`)
  return {
    path,
    address: request.ip,
    body,
    submission: isForm(request.headers) ? submissionOf(fieldsOf(request.body)) : null,
    idempotencyKey: key ?? null,
    isForm: isForm(request.headers),
    now,
  }
}
