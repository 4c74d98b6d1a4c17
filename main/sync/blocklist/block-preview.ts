import type { BlockPreview } from '../../../shared/ipc/blocklist-views.ts'
import type { RecordTicket } from '../../../shared/ipc/triage-views.ts'
import { replayBlock, type PagedCase } from '../../../shared/rules/block-suggestion.ts'
import { recordDays, recordMs } from '../../../shared/rules/urgency-record.ts'
import { rootOfGroup } from '../../store/group-family.ts'
import { readBlockedFamily } from '../../store/read-blocked-groups.ts'
import type { Session } from '../session.ts'
import { readPagingCases, type GroupCase } from '../triage/cases.ts'
import { entryStateAt } from './blocked-rows.ts'
import { foldedRowOf } from './folded-row.ts'

/**
 * What a block of a group would have withheld, had it been in force for 90 days: the tickets that the gate counted into a page
 * which was sent. Of tickets from before there was a gate no page is known; of these every mission-critical one counts, since
 * each of them woke people then. A block that is in force already changes nothing in that: what it withheld is not counted.
 */
export function readBlockPreview(
  { cache, now: clock }: Pick<Session, 'cache' | 'now'>,
  groupId: string,
): BlockPreview {
  const now = clock()
  const root = rootOfGroup(cache.read, groupId)
  const cases = readPagingCases(cache.read, root, now - recordMs)
  const { withheld, justified } = replayBlock(cases, now - recordMs, now)
  const entriesInForce = readBlockedFamily(cache.read, root)
    .flatMap(({ doc }) => foldedRowOf(doc).entries)
    .filter((entry) => entry.enforcement.kind !== 'refused' && entryStateAt(entry, now) === 'in-force')
  return {
    days: recordDays,
    withheld: shownOf(cases, withheld),
    justified: shownOf(cases, justified),
    entriesInForce: entriesInForce.length,
  }
}

/** What a list shows of cases that a replay found, the newest first. */
export function shownOf(cases: readonly GroupCase[], found: readonly PagedCase[]): RecordTicket[] {
  const wanted = new Set(found.map(({ ticketId }) => ticketId))
  return cases
    .filter(({ ticketId }) => wanted.has(ticketId))
    .map(({ shown }) => shown)
    .sort((one, other) => other.createdAt - one.createdAt)
}
