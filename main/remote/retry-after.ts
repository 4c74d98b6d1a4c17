/** Longest wait that is believed: beyond it a service is asked again all the same. */
export const longestRetryAfterMs = 60 * 60 * 1000

/** `Retry-After` in milliseconds from `now` (RFC 9110, 10.2.3: seconds or a date); undefined where it makes no sense. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? ''
  if (text === '') return undefined
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(wait) ? Math.min(Math.max(0, wait), longestRetryAfterMs) : undefined
}
