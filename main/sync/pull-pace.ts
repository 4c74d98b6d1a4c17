/** While acts leave, what they and others bring is fetched this often at most, in ms. */
const paceWhileSending = 200

/**
 * How long, in ms, a pull waits that somebody asks for. A console that sends what it did in a month, beside others that do
 * the same, is told of news hundreds of times in a second: a pull for each of them would be most of its work, and of the
 * service's. What the console did itself is shown without it. Where nothing is on its way, a pull begins at once.
 */
export function pauseBeforePull(sending: number, lastExchangeAt: number | null, now: number): number {
  if (sending === 0 || lastExchangeAt === null) return 0
  const since = now - lastExchangeAt
  // A clock that was set back says nothing of how long ago that was.
  return since < 0 ? 0 : Math.max(0, paceWhileSending - since)
}
