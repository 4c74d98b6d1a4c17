import { headOf } from './feed.ts'
import type { Writer } from './database.ts'
import { readMeta, writeMeta } from './meta.ts'

/** Days for which deletions and remembered answers are kept; a console away for longer reads everything again. */
export const keptDays = 180

/**
 * Forgets what is older than the kept time: folded changes, tombstones, remembered answers, dead invitations. The
 * newest change always stays, since the next `seq` is counted from it. Returns the number of changes forgotten.
 */
export async function prune(tx: Writer, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString()
  await tx.deleteFrom('remembered_answer').where('created_at', '<', before).execute()
  await tx.deleteFrom('invitation').where('expires_at', '<', before).execute()
  const head = await headOf(tx)
  const forgotten = await tx
    .deleteFrom('change')
    .where('at', '<', before)
    .where('seq', '<', head)
    .where((or) => or.or([or('latest', '=', 0), or('op', '=', 'delete')]))
    .returning('seq')
    .execute()
  const newest = forgotten.reduce((most, row) => Math.max(most, row.seq), 0)
  const known = Number((await readMeta(tx, 'pruned-through')) ?? 0)
  if (newest > known) await writeMeta(tx, 'pruned-through', String(newest))
  return forgotten.length
}
