import type { RecordSummary, RecordView } from '../../../shared/ipc/triage-views.ts'
import type { GroupId, TicketId } from '../../../shared/protocol/common.ts'
import { recordDays, recordMs, urgencyRecord } from '../../../shared/rules/urgency-record.ts'
import type { Reading } from '../../store/handles.ts'
import { readGroup } from '../../store/read-group.ts'
import { readGroupCases, type GroupCase } from './cases.ts'

/** The urgency record of a group at an instant, in ms; null where the group is not here. */
export function readRecordView(cache: Reading, groupId: GroupId, now: number): RecordView | null {
  const group = readGroup(cache, groupId)?.shown
  if (group === undefined) return null
  return recordView(group, readGroupCases(cache, groupId, now - recordMs), now)
}

/** The record over cases that were read, the newest first. */
export function recordView(
  group: { id: GroupId; name: string },
  cases: readonly GroupCase[],
  now: number,
): RecordView {
  const record = urgencyRecord(cases, now)
  const { justified, overstated, falseAlarms, couldNotKnow, unjudged, excused, unvouched } = record
  const kinds = { justified, overstated, falseAlarms, couldNotKnow, unjudged, excused, unvouched }
  const counted = new Set<TicketId>(record.missionCritical)
  return {
    groupId: group.id,
    groupName: group.name,
    days: recordDays,
    missionCritical: cases.filter(({ ticketId }) => counted.has(ticketId)).map(({ shown }) => shown),
    kinds: newestFirst(kinds),
    lastFalseAt: record.lastFalseAt,
    falseShare: record.falseShare,
  }
}

/** The numbers of a record alone. */
export function readRecordSummary(cache: Reading, groupId: string, now: number): RecordSummary {
  const { missionCritical, justified, falseAlarms, lastFalseAt } = urgencyRecord(
    readGroupCases(cache, groupId, now - recordMs),
    now,
  )
  return {
    missionCritical: missionCritical.length,
    justified: justified.length,
    falseAlarms: falseAlarms.length,
    lastFalseAt,
  }
}

function newestFirst<Kind extends string>(
  kinds: Record<Kind, readonly TicketId[]>,
): Record<Kind, TicketId[]> {
  const turned: Partial<Record<Kind, TicketId[]>> = {}
  for (const kind in kinds) turned[kind] = kinds[kind].toReversed()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every key was just put in
  return turned as Record<Kind, TicketId[]>
}
