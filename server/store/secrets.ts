import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** 256 random bits as URL-safe text: device tokens, receipts, invitations. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * What is kept of a secret. A plain SHA-256 is enough for 256 random bits: there is nothing to guess, so nothing to
 * slow down. Looking up by this hash tells an attacker nothing by its timing.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** An id that sorts by the time it was made (UUID version 7, RFC 9562). */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() })
}
