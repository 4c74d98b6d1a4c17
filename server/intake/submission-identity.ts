import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/rules/canonical-json.ts'
import type { RequestIdentity } from '../store/remembered-answers.ts'

/** Milliseconds in which the same words from the same address are the same sending. */
export const sameWordsWindow = 10 * 60_000

export interface Sent {
  /** What the sending does: `/tickets`, or the messages of one ticket. */
  readonly path: string
  /** The client's address. */
  readonly address: string
  /** What was understood of the body. */
  readonly body: unknown
  /** The random field of a form we handed out. */
  readonly submission: string | null
  readonly idempotencyKey: string | null
  /** Sent as browsers do: the same words twice are the same sending even without any key. */
  readonly isForm: boolean
  readonly now: Date
}

function hash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url')
}

/**
 * Under which identities an earlier sending of the same thing may be remembered, the first being the one to remember
 * this sending under; none where every sending counts for itself.
 * - A key from the sender identifies it; the same key with another body is refused.
 * - A form we handed out is identified by its random field and its content: sent twice it is one, edited it is new.
 * - A form without the field is identified by address and content, within ten minutes.
 */
export function submissionIdentities(sent: Sent): readonly RequestIdentity[] {
  const bodyHash = hash(sent.body)
  const base = { method: 'POST', path: sent.path, bodyHash }
  if (sent.idempotencyKey !== null)
    return [{ ...base, scope: `public:${sent.address}`, key: sent.idempotencyKey }]
  if (sent.submission !== null) return [{ ...base, scope: 'form', key: hash([sent.submission, bodyHash]) }]
  if (!sent.isForm) return []
  const window = Math.floor(sent.now.getTime() / sameWordsWindow)
  return [window, window - 1].map((index) => ({
    ...base,
    scope: `address:${sent.address}`,
    key: `${bodyHash}:${index}`,
  }))
}
