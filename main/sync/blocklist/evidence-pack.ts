import type { ChainReport, EvidencePack } from '../../../shared/ipc/blocklist-views.ts'
import { readSettings } from '../../store/read-settings.ts'
import type { Session } from '../session.ts'
import { readRecordView } from '../triage/record-view.ts'
import { readBlockedGroupView } from './blocked-group-view.ts'

/** The evidence about one group, for the talk with the customer; null where the group is not here. */
export function readEvidencePack(
  session: Pick<Session, 'cache' | 'work' | 'person' | 'now'>,
  groupId: string,
  chain: ChainReport,
): EvidencePack | null {
  const view = readBlockedGroupView(session, groupId)
  if (view === null) return null
  const now = session.now()
  const record = readRecordView(session.cache.read, view.groupId, now)
  if (record === null) return null
  return {
    format: 'imagine-desk-evidence-1',
    madeAt: new Date(now).toISOString(),
    provider: readSettings(session.cache.read)?.providerName ?? '',
    group: { id: view.groupId, name: view.groupName, aliases: view.aliases },
    record,
    entries: view.entries,
    operations: view.operations,
    chain,
  }
}
