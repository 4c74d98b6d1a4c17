import type { PageView } from '../../shared/ipc/page-views.ts'
import type { FlagView, OutageView } from '../../shared/ipc/triage-views.ts'
import type { GroupView, TicketView } from '../../shared/ipc/views.ts'
import {
  flagIdSchema,
  groupIdSchema,
  outageIdSchema,
  pageIdSchema,
  staffIdSchema,
  ticketIdSchema,
} from '../../shared/protocol/common.ts'
import { gateWords } from '../../shared/rules/gate-words.ts'
import type { GateOutcome } from '../../shared/rules/page-gate.ts'

const at = Date.UTC(2026, 10, 23, 8, 40)

/** A group as a ticket shows it: confirmed, not blocked, without contacts. */
export function fakeGroupView(more: Partial<GroupView> = {}): GroupView {
  return {
    id: groupIdSchema.parse('group-1'),
    name: 'Harbour Print Works',
    aliases: [],
    plan: null,
    contacts: [],
    confirmed: true,
    mergedInto: null,
    version: 1,
    createdAt: '2026-11-20T09:00:00.000Z',
    updatedAt: '2026-11-20T09:00:00.000Z',
    activeTickets: 1,
    record: { missionCritical: 0, justified: 0, falseAlarms: 0, lastFalseAt: null },
    blocked: null,
    pending: false,
    ...more,
  }
}

/** The ticket as one that asked for people, and what the gate decided. */
export function asked(view: TicketView, outcome: GateOutcome, group: Partial<GroupView> = {}): TicketView {
  const known = fakeGroupView({
    confirmed: outcome !== 'unknown-group',
    name: view.ticket.groupName,
    ...group,
  })
  return {
    ...view,
    group: known,
    ticket: {
      ...view.ticket,
      status: 'new',
      groupId: known.id,
      urgency: { ...view.ticket.urgency, requested: 'mission-critical', effective: 'mission-critical' },
      gate: {
        outcome,
        cause: 'filed',
        at: new Date(at).toISOString(),
        reason: gateWords(outcome, known.name),
        pageId: null,
        entryIds: [],
      },
    },
  }
}

export function fakeFlag(place: number, more: Partial<FlagView> = {}): FlagView {
  return {
    id: flagIdSchema.parse(`flag-${place}`),
    reason: 'The site was not down.',
    note: '',
    by: { kind: 'staff', staffId: staffIdSchema.parse('staff-2'), name: 'Imre Balogh' },
    createdAt: at + 600_000,
    isMine: false,
    act: null,
    ...more,
  }
}

export function fakePage(place: number, more: Partial<PageView> = {}): PageView {
  return {
    id: pageIdSchema.parse(`page-${place}`),
    kind: 'gate',
    isTrial: false,
    state: 'queued',
    beganAt: at,
    tickets: 1,
    ticket: null,
    groupId: null,
    groupName: null,
    madeByName: null,
    text: '',
    act: null,
    notifiedAt: null,
    acknowledgedAt: null,
    holder: null,
    resolvedAt: null,
    round: 0,
    nextRoundAt: null,
    trouble: '',
    people: 0,
    reached: 0,
    laid: [],
    ...more,
  }
}

/** Several groups that report the same, a ticket each: `ticket-1`, `ticket-2` … */
export function fakeOutage(...names: string[]): OutageView {
  return {
    id: outageIdSchema.parse('outage-1'),
    beganAt: at,
    lastAt: at + 300_000,
    groups: names.map((name, place) => ({ groupId: groupIdSchema.parse(`group-${place + 1}`), name })),
    tickets: names.map((groupName, place) => ({
      ticketId: ticketIdSchema.parse(`ticket-${place + 1}`),
      number: 5001 + place,
      groupName,
      subject: 'Nothing answers',
    })),
  }
}
