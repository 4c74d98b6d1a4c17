/** Does `work` once the screen rests, and after `atLatest` ms in any case; returns the way to call it off. */
export function whenIdle(work: () => void, atLatest: number): () => void {
  // Safari and the tests' own window know no idle time.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 0)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(work, { timeout: atLatest })
  return () => cancelIdleCallback(asked)
}
