import type {
  BlockedGroupView,
  BlocklistRow,
  BlocklistStatus,
  EntryView,
  OperationView,
  Suggestion,
  SuggestionsView,
} from '../../shared/ipc/blocklist-views.ts'
import { success } from '../../shared/ipc/result.ts'
import { groupIdSchema, operationIdSchema } from '../../shared/protocol/common.ts'
import type { FakeBridge } from './fake-bridge.ts'
import { fakeRecord, fakeRecordTicket } from './fake-record.ts'

const day = 86_400_000

export const calmStatus: BlocklistStatus = {
  inForce: 2,
  needsAdmin: 0,
  onlyHere: 0,
  heardAt: Date.now(),
  alarm: null,
}

export function fakeBlocklistRow(place: number, more: Partial<BlocklistRow> = {}): BlocklistRow {
  const now = Date.now()
  return {
    groupId: groupIdSchema.parse(`group-${place}`),
    groupName: `Group ${place}`,
    state: 'in-force',
    isWithheld: true,
    enforcement: { kind: 'enforced', at: now - 3 * day },
    reason: 'Repeated false alarms',
    authors: ['Rosa Lindqvist'],
    from: now - 3 * day,
    until: now + 20 * day,
    reviewAt: null,
    endsSoon: false,
    hits: 7,
    lastHitAt: now - day,
    isNeverHit: false,
    hasAuthorLeft: false,
    disputes: 0,
    record: { missionCritical: 14, justified: 3, falseAlarms: 9, lastFalseAt: now - 6 * day },
    ...more,
  }
}

export function fakeOperation(place: number, more: Partial<OperationView> = {}): OperationView {
  const at = Date.now() - (100 - place) * 3_600_000
  return {
    id: operationIdSchema.parse(`operation-${place}`),
    act: 'block',
    byName: 'Rosa Lindqvist',
    madeAt: at,
    enforcement: { kind: 'enforced', at },
    order: place,
    hash: String(place).padStart(4, 'a').padEnd(64, '0'),
    reason: 'Repeated false alarms',
    isErased: false,
    until: at + 30 * day,
    targets: [],
    isSuperseded: false,
    ...more,
  }
}

export function fakeEntry(block: OperationView, more: Partial<EntryView> = {}): EntryView {
  return {
    id: block.id,
    groupId: groupIdSchema.parse('group-1'),
    state: 'in-force',
    enforcement: block.enforcement,
    reason: block.reason,
    authorName: block.byName,
    hasAuthorLeft: false,
    from: block.madeAt,
    until: block.until ?? null,
    reviewAt: null,
    endsSoon: false,
    lifted: null,
    evidence: [fakeRecordTicket(1, { verdict: 'false-alarm' })],
    hits: [],
    ...more,
  }
}

export function fakeBlockedGroup(more: Partial<BlockedGroupView> = {}): BlockedGroupView {
  const block = fakeOperation(1)
  return {
    groupId: groupIdSchema.parse('group-1'),
    groupName: 'Harbour Print',
    aliases: ['HPW'],
    confirmed: true,
    entries: [fakeEntry(block)],
    disputes: [],
    operations: [block],
    near: [],
    ...more,
  }
}

export function fakeSuggestion(place: number, more: Partial<Suggestion> = {}): Suggestion {
  const record = fakeRecord({ justified: 1, falseAlarms: 3 + place })
  const falseAlarms = record.missionCritical.filter(({ verdict }) => verdict === 'false-alarm')
  return {
    groupId: groupIdSchema.parse(`suggested-${place}`),
    groupName: `Suggested ${place}`,
    record,
    falseAlarms,
    replay: { metAt: Date.now() - 10 * day, withheld: falseAlarms.slice(0, 2), justified: [] },
    ...more,
  }
}

export function fakeSuggestions(count: number, more: Partial<SuggestionsView> = {}): SuggestionsView {
  return {
    rule: { falseAlarms: 3, days: 30 },
    pending: false,
    suggestions: Array.from({ length: Math.min(count, 200) }, (_, place) => fakeSuggestion(place)),
    total: count,
    replay: { days: 90, groups: count, withheld: 2 * count, justified: [] },
    ...more,
  }
}

/** Answers for the blocklist from an array the test holds, in pages of `limit`. */
export function answerBlocklist(bridge: FakeBridge, rows: readonly BlocklistRow[], limit = 100): void {
  const isPast = ({ state }: BlocklistRow) => state === 'ended' || state === 'lifted'
  bridge.answer('blocklist.status', () => success(calmStatus))
  bridge.answer('blocklist.window', ({ show, text, after }) => {
    const fitting = rows.filter(
      (row) =>
        row.groupName.toLowerCase().includes(text.toLowerCase()) &&
        (show === 'all' ||
          (show === 'past' ? isPast(row) : show === 'current' ? !isPast(row) : row.disputes > 0)),
    )
    const start = after === null ? 0 : Number(after)
    const end = start + limit
    return success({
      rows: fitting.slice(start, end),
      after: end < fitting.length ? String(end) : null,
      total: fitting.length,
    })
  })
  bridge.answer('blocklist.group', ({ groupId }) => {
    const row = rows.find((each) => each.groupId === groupId)
    return success(row === undefined ? null : fakeBlockedGroup({ groupId, groupName: row.groupName }))
  })
  bridge.answer('groups.record', ({ groupId }) => {
    const row = rows.find((each) => each.groupId === groupId)
    const record = fakeRecord({ justified: 3, falseAlarms: 9 }, { groupId })
    return success({ ...record, groupName: row?.groupName ?? record.groupName })
  })
  bridge.answer('groups.near', () => success([]))
  bridge.answer('blocklist.preview', () => {
    const { missionCritical } = fakeRecord({ justified: 1, falseAlarms: 6 })
    const justified = missionCritical.filter(({ verdict }) => verdict === 'justified')
    return success({ days: 90, withheld: missionCritical, justified, entriesInForce: 0 })
  })
}
