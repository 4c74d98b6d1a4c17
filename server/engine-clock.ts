/**
 * The pager's time, in ms: it runs as time passes and by nothing else, so that setting the machine's clock neither
 * hurries nor delays anybody, and wakes nobody twice. It never goes back, also not from one run of the service to the next.
 */
export interface EngineClock {
  now(): number
}

/**
 * Begins at the machine's clock (`wall`, ms since 1970), or where the last run left off (`last`) if that is later.
 * `monotonic` counts ms and cannot be set.
 */
export function startEngineClock(
  wall: number,
  last: number | null,
  monotonic: () => number = () => performance.now(),
): EngineClock {
  const begins = Math.max(wall, last ?? 0)
  const began = monotonic()
  return { now: () => Math.round(begins + monotonic() - began) }
}
