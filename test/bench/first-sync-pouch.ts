import type { Side } from './measure.ts'
import { timed } from './measure.ts'
import { oneMessageDocuments } from './one-message.ts'
import { pouchKeeps, type Pouch, type PouchDatabase } from './pouch.ts'

/**
 * Documents in one batch of a replication: PouchDB's documentation says to raise it from 100 for speed; 500 was the
 * quickest of 100, 500, 1000, 2000 and 5000.
 */
const batchSize = 500

/** Fills the peer's server; answers with the side that replicates from it, its index over the queue included. */
export async function pouchSyncSide(pouch: Pouch, tickets: number): Promise<Side> {
  const remote = pouch.remote('rows')
  await fillPouch(remote, tickets)
  let turn = 0
  const sample = async () => {
    const local = pouch.local(`rows-${(turn += 1)}`)
    const took = await timed(async () => {
      const { docs_written: written } = await local.replicate.from(remote, {
        batch_size: batchSize,
        batches_limit: 10,
      })
      if (written !== tickets) throw new Error(`PouchDB took over ${written} of ${tickets} tickets.`)
      // It searches no text by itself; what it can is an index, filled when first asked.
      await local.createIndex({ index: { fields: ['subject'] } })
      await local.find({ selector: { subject: { $gt: null } }, limit: 1 })
    })
    await local.destroy()
    return took
  }
  return {
    name: `PouchDB from express-pouchdb, ${tickets} tickets (an index of subjects in place of text search)`,
    sample,
    keeps: pouchKeeps,
  }
}

export async function fillPouch(database: PouchDatabase, tickets: number): Promise<void> {
  for (const documents of oneMessageDocuments(tickets)) await database.bulkDocs(documents)
}
