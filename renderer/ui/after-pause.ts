/** Work for several keys that waits until each of them has been left alone for a while, though not for ever. */
export interface AfterPause<Key> {
  /** The work for this key is due `pauseMs` from now, or where it has waited five times as long already. */
  touched(key: Key): void
  /** What waited for this key is not wanted any more. */
  dropped(key: Key): void
}

/** A page that goes away lets nothing wait: what is due is done at once. */
export function afterPause<Key>(pauseMs: number, work: (key: Key) => void): AfterPause<Key> {
  const timers = new Map<Key, ReturnType<typeof setTimeout>>()
  /** Whoever types without a pause loses no more than this to a crash. */
  const latest = new Map<Key, number>()
  const dropped = (key: Key) => {
    clearTimeout(timers.get(key))
    timers.delete(key)
    latest.delete(key)
  }
  const doNow = (key: Key) => {
    dropped(key)
    work(key)
  }
  window.addEventListener('pagehide', () => [...timers.keys()].forEach(doNow))
  return {
    touched(key) {
      clearTimeout(timers.get(key))
      const now = performance.now()
      const due = Math.min(now + pauseMs, latest.get(key) ?? Infinity)
      if (!latest.has(key)) latest.set(key, now + 5 * pauseMs)
      timers.set(
        key,
        setTimeout(() => doNow(key), due - now),
      )
    },
    dropped,
  }
}
