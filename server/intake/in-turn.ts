import type { Database, Writer } from '../store/database.ts'

/** The last turn that was taken, whatever became of it. */
const turns = new WeakMap<Database, Promise<unknown>>()

/**
 * A write of a part of a file. They wait for each other, however many files arrive: a ticket, which is committed together with
 * whatever waits, then waits for one part and not for one of each. Throws what `work` and the disk throw.
 */
export function inTurn<T>(database: Database, work: (tx: Writer) => Promise<T>): Promise<T> {
  const before = turns.get(database) ?? Promise.resolve()
  const done = before.then(() => database.write(work))
  turns.set(
    database,
    done.catch(() => undefined),
  )
  return done
}
