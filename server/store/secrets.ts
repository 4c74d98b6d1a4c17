import { hash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

const secretBytes = 32

/** 256 random bits as URL-safe text: device tokens, receipts, invitations. */
export function newSecret(): string {
  return randomBytes(secretBytes).toString('base64url')
}

/** Many secrets for the price of one: asking for random bytes costs more than getting them. */
export function newSecrets(count: number): string[] {
  const bytes = randomBytes(secretBytes * count)
  return Array.from({ length: count }, (_, index) =>
    bytes.toString('base64url', index * secretBytes, (index + 1) * secretBytes),
  )
}

/**
 * What is kept of a secret. A plain SHA-256 is enough for 256 random bits: there is nothing to guess, so nothing to
 * slow down. Looking up by this hash tells an attacker nothing by its timing.
 */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url')
}

const idBytes = 16

/** Many ids for the price of one, likewise. */
export function newIds(now: Date, count: number): string[] {
  const bytes = randomBytes(idBytes * count)
  const msecs = now.getTime()
  return Array.from({ length: count }, (_, index) =>
    v7({ msecs, random: bytes.subarray(index * idBytes, (index + 1) * idBytes) }),
  )
}

/** An id that sorts by the time it was made (UUID version 7, RFC 9562). */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() })
}
