import { recordedOperationSchema } from '../../shared/protocol/blocklist.ts'
import { groupIdSchema } from '../../shared/protocol/common.ts'
import { foldGroup } from '../../shared/rules/blocklist/fold-group.ts'
import { putEntries } from './blocklist-entries.ts'
import { listOperations } from './blocklist-operations.ts'
import type { Writer } from './database.ts'
import { eraseWords } from './erased-text.ts'
import { latestVersion, recordChange } from './feed.ts'

/**
 * Takes a person's words out of the reasons in the blocklist. The salt goes with them, so that nobody can try what they
 * were; their digest stays, and the chain holds.
 */
export async function eraseOperations(tx: Writer, words: readonly string[], now: Date): Promise<void> {
  const rows = await tx.selectFrom('blocklist_operation').select('doc').execute()
  const groups = new Set<string>()
  for (const row of rows) {
    const operation = recordedOperationSchema.parse(JSON.parse(row.doc))
    const reason = eraseWords(operation.reason, words)
    if (reason === operation.reason) continue
    const { id, groupId } = operation
    const doc = JSON.stringify({ ...operation, reason, salt: '' })
    await tx.updateTable('blocklist_operation').set({ doc, sent_hash: '' }).where('id', '=', id).execute()
    const version = (await latestVersion(tx, 'blocklist-operation', id)) + 1
    await recordChange(tx, { kind: 'blocklist-operation', id, op: 'put', version, now })
    groups.add(groupId)
  }
  for (const id of groups) {
    const { entries } = foldGroup(await listOperations(tx, groupIdSchema.parse(id)))
    await putEntries(tx, entries, now)
  }
}
