import { createHmac } from 'node:crypto'
import type { PageMessage } from '../page-message.ts'
import type { SendOutcome } from '../send-outcome.ts'
import { httpOutcome } from './http-outcome.ts'
import { post } from './post.ts'

export interface WebhookMethod {
  readonly url: string
  /** Shared with the receiver. */
  readonly secret: string
  readonly allowsInternal: boolean
}

/**
 * Posts a page as JSON. `Desk-Signature: t=<seconds>,v1=<HMAC>` is the HMAC-SHA256 (RFC 2104) in hexadecimal digits of
 * `<seconds>.<body>` under the shared secret: with the time in it, an old request cannot be sent again as a new one.
 */
export async function sendByWebhook(
  method: WebhookMethod,
  { key, deliveryId, title, text, link }: PageMessage,
  now: Date,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const body = JSON.stringify({ key, deliveryId, title, text, link, at: now.toISOString() })
  const seconds = Math.floor(now.getTime() / 1000)
  const headers = {
    'content-type': 'application/json',
    'desk-signature': `t=${seconds},v1=${webhookSignature(method.secret, seconds, body)}`,
    'idempotency-key': deliveryId,
  }
  const { url, allowsInternal } = method
  return httpOutcome('Webhook', await post({ url, headers, body, allowsInternal }, signal))
}

/** Exported for receivers' sake: what they compare with. */
export function webhookSignature(secret: string, seconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
}
