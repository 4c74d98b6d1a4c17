import { DatabaseSync } from 'node:sqlite'

/** Milliseconds between looks for commits of other processes; `pragma data_version` costs about a microsecond. */
const lookEvery = 200

export interface HeadWatch {
  head(): number
  /** Differs from the last time wherever anything was committed since, by whichever process or connection. */
  commits(): number
  /** Look now: something was committed. */
  look(): void
  onHead(listen: (seq: number) => void): () => void
  stop(): void
}

/**
 * Follows the newest `seq` and tells those who listen. It has a connection of its own: one that is inside a read
 * transaction would go on seeing the former state and say nothing.
 */
export function makeHeadWatch(file: string): HeadWatch {
  const reading = new DatabaseSync(file, { readOnly: true })
  const newest = reading.prepare('select coalesce(max(seq), 0) as seq from change')
  const dataVersion = reading.prepare('pragma data_version')
  const listeners = new Set<(seq: number) => void>()
  let announced = head()
  let seenCommits = commits()
  let timer: NodeJS.Timeout | null = null

  function head(): number {
    return Number(newest.get()?.seq)
  }

  /** This connection writes nothing, and its own commits are all that `data_version` does not count. */
  function commits(): number {
    return Number(dataVersion.get()?.data_version)
  }

  function look(): void {
    const seq = head()
    if (seq === announced) return
    announced = seq
    for (const listen of [...listeners]) listen(seq)
  }

  function lookForOthers(): void {
    const now = commits()
    if (now === seenCommits) return
    seenCommits = now
    look()
  }

  function stop(): void {
    if (timer) clearInterval(timer)
    timer = null
    listeners.clear()
    reading.close()
  }

  return {
    head,
    commits,
    look,
    onHead(listen) {
      listeners.add(listen)
      timer ??= setInterval(lookForOthers, lookEvery).unref()
      return () => {
        listeners.delete(listen)
        if (listeners.size > 0 || !timer) return
        clearInterval(timer)
        timer = null
      }
    },
    stop,
  }
}
