import type { RecordTicket } from '../../../shared/ipc/triage-views.ts'
import type { Group } from '../../../shared/protocol/group.ts'
import type { PagedCase } from '../../../shared/rules/block-suggestion.ts'
import { isVouched } from '../../../shared/rules/urgency-case.ts'
import { familyOfGroup } from '../../store/group-family.ts'
import type { Reading } from '../../store/handles.ts'
import { readCase, readCriticalCases, readRaisedCases, type CaseRow } from '../../store/read-cases.ts'
import { readGroup } from '../../store/read-group.ts'

/** A ticket of a group, what it counts for, and what a list shows of it. */
export interface GroupCase extends PagedCase {
  shown: RecordTicket
}

/** What a group filed as mission critical since an instant (ms), with those that were merged into it; the newest first. */
export function readGroupCases(cache: Reading, groupId: string, since: number): GroupCase[] {
  const contacts = readGroup(cache, groupId)?.shown.contacts ?? []
  return readCriticalCases(cache, familyOfGroup(cache, groupId), since).map((row) => groupCase(row, contacts))
}

/** The same, with what was filed as something less and paged when it was raised: everything that a block withholds. */
export function readPagingCases(cache: Reading, groupId: string, since: number): GroupCase[] {
  const contacts = readGroup(cache, groupId)?.shown.contacts ?? []
  const family = familyOfGroup(cache, groupId)
  const rows = [...readCriticalCases(cache, family, since), ...readRaisedCases(cache, family, since)]
  return rows.map((row) => groupCase(row, contacts))
}

/** A ticket as a list of evidence shows it; null where it is not here. */
export function readRecordTicket(cache: Reading, ticketId: string): RecordTicket | null {
  const row = readCase(cache, ticketId)
  return row === null ? null : recordTicket(row)
}

function groupCase(row: CaseRow, contacts: Group['contacts']): GroupCase {
  const { ticketId, requested, verdict, isFlagged, isOutage, number, createdAt } = row
  return {
    ticketId,
    requested,
    verdict,
    isFlagged,
    isVouched: isVouched(row.isConfirmed, { email: row.email, phone: row.digits }, contacts),
    isOutage,
    at: createdAt,
    number,
    hasPaged: hasPaged(row),
    shown: recordTicket(row),
  }
}

/**
 * Whether a ticket woke people. Of one about which no gate ever decided, filed before there was a gate, no page is known:
 * what was mission critical woke people then.
 */
function hasPaged({ hasWoken, hasGate, requested, isPulled }: CaseRow): boolean {
  return hasWoken || (!hasGate && isPulled && requested === 'mission-critical')
}

function recordTicket(row: CaseRow): RecordTicket {
  const { ticketId, number, subject, requesterName, status, requested, verdict, isFlagged, createdAt } = row
  return { ticketId, number, subject, requesterName, status, requested, verdict, isFlagged, createdAt }
}
