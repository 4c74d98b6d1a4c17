import type { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Writes committed together at most: each of them is answered only when the last one is done. */
const mostTogether = 32

interface Waiting {
  /** Carries the write out inside its own savepoint. Returns how its caller hears of it, once that is committed. */
  readonly perform: (connection: Kysely<Tables>) => Promise<() => void>
  readonly fail: (error: unknown) => void
}

/**
 * Looks at a transaction that is about to be committed, and does more in it for what was written there. What it answers is
 * called once that stands on the disk; it must not throw. A rider throws only where the whole transaction is lost.
 */
export type Rider = (tx: Kysely<Tables>) => Promise<(() => void) | null>

/** All of `work` or nothing of it, in a transaction that it may share. */
export type SharedWrite = <T>(work: (tx: Kysely<Tables>) => Promise<T>) => Promise<T>

/**
 * Writes one after the other, in the order in which they were asked for, and commits at once what waits at the same time:
 * waiting for the disk is most of what a small write costs. Each has a savepoint of its own, so that one that throws takes
 * back nothing but its own; and nobody is answered, nor refused, before the commit that holds what the answer rests on.
 * Where the commit fails, or an error takes the whole transaction back, all of them fail. Riders come last, before the
 * commit. Source: decisions 0024 and 0039.
 */
export function shareCommits(
  writer: Kysely<Tables>,
  sqlite: DatabaseSync,
  riders: ReadonlySet<Rider>,
  committed: () => void,
): SharedWrite {
  let waiting: Waiting[] = []
  let isScheduled = false

  /** On the next turn: until then, whatever has reached the process joins. */
  function schedule(): void {
    if (isScheduled || waiting.length === 0) return
    isScheduled = true
    setImmediate(() => void commitNext())
  }

  /** Never rejects. */
  async function commitNext(): Promise<void> {
    const together = waiting.slice(0, mostTogether)
    waiting = waiting.slice(mostTogether)
    try {
      const tellings = await writer.connection().execute((connection) => carryOut(connection, together))
      committed()
      for (const tell of tellings) tell()
    } catch (error) {
      for (const { fail } of together) fail(error)
    }
    isScheduled = false
    schedule()
  }

  async function carryOut(
    connection: Kysely<Tables>,
    together: readonly Waiting[],
  ): Promise<readonly (() => void)[]> {
    sqlite.exec('begin immediate')
    try {
      const tellings: (() => void)[] = []
      for (const { perform } of together) tellings.push(await perform(connection))
      for (const ride of riders) {
        const arrived = await ride(connection)
        if (arrived !== null) tellings.push(arrived)
      }
      sqlite.exec('commit')
      return tellings
    } catch (error) {
      if (sqlite.isTransaction) sqlite.exec('rollback')
      throw error
    }
  }

  async function inSavepoint<T>(connection: Kysely<Tables>, work: (tx: Kysely<Tables>) => Promise<T>) {
    sqlite.exec('savepoint one_write')
    try {
      const value = await work(connection)
      sqlite.exec('release one_write')
      return { ok: true as const, value }
    } catch (error) {
      // A full disk may have taken back the whole transaction, and what others wrote in it.
      if (!sqlite.isTransaction) throw error
      sqlite.exec('rollback to one_write')
      sqlite.exec('release one_write')
      return { ok: false as const, error }
    }
  }

  return <T>(work: (tx: Kysely<Tables>) => Promise<T>) =>
    new Promise<T>((resolve, fail) => {
      const perform = async (connection: Kysely<Tables>) => {
        const done = await inSavepoint(connection, work)
        return done.ok ? () => resolve(done.value) : () => fail(done.error)
      }
      waiting.push({ perform, fail })
      schedule()
    })
}
