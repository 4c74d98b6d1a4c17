const waiting = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls `act` when a signal is aborted, or at once where it is. Returns the way out. All who wait for one signal share one
 * listener: a page for a thousand people has one, and an `AbortSignal.any` for each costs as much as its request.
 */
export function whenAborted(signal: AbortSignal, act: () => void): () => void {
  if (signal.aborted) {
    act()
    return () => undefined
  }
  const acts = waiting.get(signal) ?? listenTo(signal)
  acts.add(act)
  return () => void acts.delete(act)
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const acts = new Set<() => void>()
  waiting.set(signal, acts)
  signal.addEventListener('abort', () => acts.forEach((act) => act()), { once: true })
  return acts
}
