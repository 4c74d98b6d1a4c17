import { headOf } from './feed.ts'
import type { Database, Writer } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'

/** Days for which deletions and remembered answers are kept; a console away for longer reads everything again. */
export const keptDays = 180
/** Changes that are looked through in one transaction: nobody waits for longer than that takes, some ms. */
const lookedThroughAtOnce = 2000

/**
 * Forgets what is older than the kept time: folded changes, tombstones, remembered answers, dead invitations. The
 * newest change always stays, since the next `seq` is counted from it. Many small transactions: others write in between.
 * Returns the number of changes forgotten.
 */
export async function prune(database: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString()
  await database.write(async (tx) => {
    await tx.deleteFrom('remembered_answer').where('created_at', '<', before).execute()
    await tx.deleteFrom('invitation').where('expires_at', '<', before).execute()
  })
  let forgotten = 0
  for (let through: number | null = 0; through !== null;) {
    const after: number = through
    const done = await database.write((tx) => forgetChanges(tx, before, after))
    forgotten += done.forgotten
    through = done.through
  }
  return forgotten
}

/** Looks through the next changes after one; `through`: the last of them, null where there is none. */
async function forgetChanges(
  tx: Writer,
  before: string,
  after: number,
): Promise<{ forgotten: number; through: number | null }> {
  const next = tx
    .selectFrom('change')
    .select('seq')
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(lookedThroughAtOnce)
  const { through } = await tx
    .selectFrom(next.as('next'))
    .select(({ fn }) => fn.max<number | null>('next.seq').as('through'))
    .executeTakeFirstOrThrow()
  if (through === null) return { forgotten: 0, through }
  const forgotten = await tx
    .deleteFrom('change')
    .where('at', '<', before)
    .where('seq', '>', after)
    .where('seq', '<=', through)
    .where('seq', '<', await headOf(tx))
    .where((or) => or.or([or('latest', '=', 0), or('op', '=', 'delete')]))
    .returning('seq')
    .execute()
  const newest = forgotten.reduce((most, row) => Math.max(most, row.seq), 0)
  const known = Number((await readMeta(tx, 'pruned-through')) ?? 0)
  if (newest > known) await writeMeta(tx, 'pruned-through', String(newest))
  return { forgotten: forgotten.length, through }
}
