/** Work for several keys that waits until each of them has been left alone for a while. */
export interface AfterPause<Key> {
  /** The work for this key is due `pauseMs` from now, and no sooner. */
  touched(key: Key): void
  /** What waited for this key is not wanted any more. */
  dropped(key: Key): void
}

/** A page that goes away lets nothing wait: what is due is done at once. */
export function afterPause<Key>(pauseMs: number, work: (key: Key) => void): AfterPause<Key> {
  const timers = new Map<Key, ReturnType<typeof setTimeout>>()
  const dropped = (key: Key) => {
    clearTimeout(timers.get(key))
    timers.delete(key)
  }
  const doNow = (key: Key) => {
    dropped(key)
    work(key)
  }
  window.addEventListener('pagehide', () => [...timers.keys()].forEach(doNow))
  return {
    touched(key) {
      clearTimeout(timers.get(key))
      timers.set(
        key,
        setTimeout(() => doNow(key), pauseMs),
      )
    },
    dropped,
  }
}
