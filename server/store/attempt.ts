import { sql } from 'kysely'
import type { Writer } from './database.ts'

/**
 * All of `work` or nothing of it, within a transaction that goes on either way. Answers what was thrown; null where
 * nothing was. Throws where the whole transaction is lost, as on a full disk.
 */
export async function attempt(tx: Writer, work: () => Promise<void>): Promise<{ thrown: unknown } | null> {
  await sql`savepoint attempt`.execute(tx)
  try {
    await work()
    await sql`release attempt`.execute(tx)
    return null
  } catch (thrown) {
    await sql`rollback to attempt`.execute(tx)
    await sql`release attempt`.execute(tx)
    return { thrown }
  }
}
