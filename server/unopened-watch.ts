import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from './context.ts'
import type { Database } from './store/database.ts'
import { hasUnopened, pageUnopened } from './store/unopened.ts'

/** Milliseconds between two looks. */
const looksEvery = 20_000

/** Looks, now and then, for tickets of unknown groups that nobody opens. Returns the way to stop. */
export function watchUnopened(database: Database, clock: Clock, log: FastifyBaseLogger): () => void {
  async function look(): Promise<void> {
    try {
      if (!(await database.read((reader) => hasUnopened(reader, clock())))) return
      const tickets = await database.write((tx) => pageUnopened(tx, clock()))
      if (tickets > 0) log.warn({ tickets }, 'a page was recorded for tickets that nobody opened')
    } catch (error) {
      log.error({ err: error }, 'could not look for tickets that nobody opened')
    }
  }
  void look()
  const timer = setInterval(() => void look(), looksEvery).unref()
  return () => clearInterval(timer)
}
