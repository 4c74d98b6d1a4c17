import { z } from 'zod'
import { readChanges } from '#server/store/changes'
import type { Database } from '#server/store/database'

export const pageSchema = z.object({
  changes: z.array(
    z.object({
      seq: z.number(),
      kind: z.string(),
      id: z.string(),
      op: z.enum(['put', 'delete']),
      version: z.number(),
      doc: z.unknown(),
    }),
  ),
  cursor: z.string(),
  more: z.boolean(),
})

/** A reader of the feed as a console is one: it holds a cursor and what the changes made of its things. */
export interface FeedReader {
  readonly things: ReadonlyMap<string, unknown>
  /** Every seq it was sent, in order. */
  readonly seqs: readonly number[]
  /** Reads one page; answers whether there is more. */
  step(limit: number): Promise<boolean>
  drain(limit: number): Promise<void>
}

export function makeFeedReader(database: Database): FeedReader {
  const things = new Map<string, unknown>()
  const seqs: number[] = []
  let cursor: string | null = null

  async function step(limit: number): Promise<boolean> {
    const { body } = await database.read((reader) => readChanges(reader, database.feedId, cursor, limit))
    const page = pageSchema.parse(JSON.parse(body.toString()))
    for (const change of page.changes) {
      seqs.push(change.seq)
      const key = `${change.kind} ${change.id}`
      if (change.op === 'put') things.set(key, change.doc)
      else things.delete(key)
    }
    cursor = page.cursor
    return page.more
  }

  async function drain(limit: number): Promise<void> {
    while (await step(limit));
  }

  return { things, seqs, step, drain }
}
