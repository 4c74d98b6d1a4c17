/** What stands on the screen can have begun or ended by itself that often at most is looked at, in ms. */
const most = 3_600_000

/** A block begins and ends by the clock, and nobody is told. Calls `work` once the next of these instants, in ms, is past. */
export function atNextChange(
  instants: readonly (number | null)[],
  now: number,
  work: () => void,
): () => void {
  const coming = instants.filter((at) => at !== null && at > now)
  if (coming.length === 0) return () => {}
  const wait = Math.min(most, Math.min(...coming.map(Number)) - now)
  const timer = setTimeout(work, wait)
  return () => clearTimeout(timer)
}
