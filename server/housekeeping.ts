import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from './context.ts'
import type { Database } from './store/database.ts'
import { prune } from './store/prune.ts'

/** Milliseconds between two rounds. */
const roundEvery = 6 * 3_600_000

/** Forgets, now and then, what is older than the kept time. Returns the way to stop. */
export function keepHouse(database: Database, clock: Clock, log: FastifyBaseLogger): () => void {
  async function round(): Promise<void> {
    try {
      const forgotten = await database.write((tx) => prune(tx, clock()))
      if (forgotten > 0) log.info({ forgotten }, 'forgot old changes')
    } catch (error) {
      log.error({ err: error }, 'could not forget old changes')
    }
  }
  void round()
  const timer = setInterval(() => void round(), roundEvery).unref()
  return () => clearInterval(timer)
}
