import type { Responder } from '../../shared/protocol/responder.ts'
import type { Writer } from './database.ts'
import { recordChange } from './feed.ts'

/** Writes a responder whose gateways have moved, under the next version, with its entry in the feed. Nobody changed it: no audit. */
export async function moveResponder(tx: Writer, moved: Responder, now: Date): Promise<void> {
  const version = moved.version + 1
  await tx
    .updateTable('responder')
    .set({ version, doc: JSON.stringify({ ...moved, version }) })
    .where('id', '=', moved.id)
    .execute()
  await recordChange(tx, { kind: 'responder', id: moved.id, op: 'put', version, now })
}
