import type { FastifyBaseLogger } from 'fastify'
import { looseAttachmentDays } from '../shared/protocol/attachment.ts'
import type { Clock } from './context.ts'
import { deleteLooseAttachment } from './store/attachments.ts'
import type { Database } from './store/database.ts'
import { deleteFile, findCutFile } from './store/files.ts'
import { prune } from './store/prune.ts'

/** Milliseconds between two rounds. */
const roundEvery = 6 * 3_600_000

/** Forgets, now and then, what is older than the kept time. Returns the way to stop. */
export function keepHouse(database: Database, clock: Clock, log: FastifyBaseLogger): () => void {
  async function round(): Promise<void> {
    try {
      const forgotten = await prune(database, clock())
      if (forgotten > 0) log.info({ forgotten }, 'forgot old changes')
      const files = await forgetFiles(database, clock())
      if (files > 0) log.info({ files }, 'forgot files that belong to no message')
    } catch (error) {
      log.error({ err: error }, 'could not forget what is old')
    }
  }
  void round()
  const timer = setInterval(() => void round(), roundEvery).unref()
  return () => clearInterval(timer)
}

/** Milliseconds after which a file that is not whole is one that was cut: no request takes that long. */
const cutAfter = 3_600_000

/**
 * Removes files that no message will have: cut on their way by a kill, or sent and never named. One in a commit, since what is
 * removed is overwritten and a large file would hold others up. Returns how many there were.
 */
export async function forgetFiles(database: Database, now: Date): Promise<number> {
  const cutBefore = new Date(now.getTime() - cutAfter)
  const looseBefore = new Date(now.getTime() - looseAttachmentDays * 86_400_000)
  async function forgetOne(): Promise<boolean> {
    return database.write(async (tx) => {
      const cut = await findCutFile(tx, cutBefore)
      if (cut !== null) await deleteFile(tx, cut)
      return cut !== null || (await deleteLooseAttachment(tx, looseBefore))
    })
  }
  let forgotten = 0
  while (await forgetOne()) forgotten += 1
  return forgotten
}
