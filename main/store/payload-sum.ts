import { crc32 } from 'node:zlib'

/**
 * The sum that is kept beside what an act says (CRC-32, as in RFC 1952): a bit that flipped within a text leaves a file that
 * SQLite finds in order, and words that nobody wrote.
 */
export function payloadSum(payload: string): number {
  return crc32(payload)
}

/** Whether a row's payload is what was written; acts of earlier versions have no sum to hold it against. */
export function isPayloadIntact({ payload, payload_sum: sum }: Readonly<Record<string, unknown>>): boolean {
  return sum === null || sum === undefined || (typeof payload === 'string' && payloadSum(payload) === sum)
}
