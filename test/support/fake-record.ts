import type { RecordKind, RecordTicket, RecordView } from '../../shared/ipc/triage-views.ts'
import { groupIdSchema, ticketIdSchema } from '../../shared/protocol/common.ts'
import { recordDays } from '../../shared/rules/urgency-record.ts'
import type { Verdict } from '../../shared/rules/verdict.ts'

const hour = 3_600_000

export function fakeRecordTicket(place: number, more: Partial<RecordTicket> = {}): RecordTicket {
  return {
    ticketId: ticketIdSchema.parse(`ticket-${place}`),
    number: 5000 + place,
    subject: `Mail is down, report ${place}`,
    requesterName: `Mara Osei ${place}`,
    status: 'resolved',
    requested: 'mission-critical',
    verdict: null,
    isFlagged: false,
    createdAt: Date.now() - place * 7 * hour,
    ...more,
  }
}

const verdictOf: Partial<Record<RecordKind, Verdict>> = {
  justified: 'justified',
  overstated: 'overstated',
  falseAlarms: 'false-alarm',
  couldNotKnow: 'could-not-know',
}

/** A record with so many tickets of each kind, the newest first and one kind after another. */
export function fakeRecord(
  counts: Partial<Record<RecordKind, number>>,
  more: Partial<RecordView> = {},
): RecordView {
  const missionCritical: RecordTicket[] = []
  const of = (kind: RecordKind) => {
    const tickets = Array.from({ length: counts[kind] ?? 0 }, (_, nth) =>
      fakeRecordTicket(missionCritical.length + nth + 1, { verdict: verdictOf[kind] ?? null }),
    )
    missionCritical.push(...tickets)
    return tickets.map(({ ticketId }) => ticketId)
  }
  const kinds = {
    justified: of('justified'),
    overstated: of('overstated'),
    falseAlarms: of('falseAlarms'),
    couldNotKnow: of('couldNotKnow'),
    unjudged: of('unjudged'),
    excused: of('excused'),
    unvouched: of('unvouched'),
  }
  const falseAlarms = kinds.falseAlarms.length
  const judged = falseAlarms + kinds.justified.length + kinds.overstated.length
  return {
    groupId: groupIdSchema.parse('group-1'),
    groupName: 'Harbour Print',
    days: recordDays,
    missionCritical,
    kinds,
    lastFalseAt: falseAlarms === 0 ? null : Date.now() - 6 * 24 * hour - hour,
    falseShare: (falseAlarms + 1) / (judged + 4),
    ...more,
  }
}
