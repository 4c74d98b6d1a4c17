const firstMs = 500
/** The longest wait before what failed of itself is tried again, in ms … */
const longestMs = 60_000
/** … and before it is looked whether the line is whole again: one small request, so that healing is noticed soon. */
export const longestLookMs = 4_000

/**
 * How long to wait, in ms, before the next try after `failures` failures in a row (1 and up). Exponential with full
 * jitter, so that a desk that comes back is not met by all consoles at once. Source: M. Brooker, "Exponential Backoff
 * And Jitter", AWS 2015. What the service asked for (`Retry-After`) is the least; `random` is in [0, 1).
 */
export function backoffMs(
  failures: number,
  random: number,
  retryAfterMs?: number,
  longest = longestMs,
): number {
  const ceiling = Math.min(longest, firstMs * 2 ** Math.min(failures, 16))
  return Math.round((retryAfterMs ?? 0) + random * ceiling)
}
