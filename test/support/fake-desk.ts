import type { QueueView, WindowFrom } from '../../shared/ipc/queue-view.ts'
import { defaultPreferences, preferencesSchema, type Preferences } from '../../shared/ipc/preferences.ts'
import { success } from '../../shared/ipc/result.ts'
import type { ConnectionView, Person, QueueCounts, QueueRow, QueueWindow } from '../../shared/ipc/views.ts'
import { actIdSchema } from '../../shared/ipc/act.ts'
import { staffIdSchema } from '../../shared/protocol/common.ts'
import { meSchema } from '../../shared/protocol/staff.ts'
import { statusRank } from '../../shared/rules/status.ts'
import { urgencyRank, type Urgency } from '../../shared/rules/urgency.ts'
import { calmStatus } from './fake-blocklist.ts'
import { fakeBridge, type FakeBridge } from './fake-bridge.ts'
import { fakeRows, fakeTicketView } from './fake-tickets.ts'

export const fakePerson: Person = {
  id: staffIdSchema.parse('staff-1'),
  name: 'Rosa Lindqvist',
  email: 'rosa@desk.example',
  role: 'admin',
  serviceUrl: 'http://127.0.0.1:8080',
  sample: true,
}

/** Who the service says `fakePerson`'s token belongs to. */
export const fakeMe = meSchema.parse({
  id: 'staff-1',
  name: 'Rosa',
  email: 'rosa@desk.example',
  role: 'agent',
  device: { id: 'device-1', name: 'desk-7' },
  serviceVersion: '0.1.0',
  protocol: 1,
  feedId: 'feed',
  sample: false,
  serverTime: '2026-11-23T09:00:00.000Z',
})

export interface FakeDesk {
  bridge: FakeBridge
  rows: QueueRow[]
  preferences: () => Preferences
}

/** A whole back in memory with `count` tickets: enough to show and test every screen without a process. */
export function fakeDesk(count = 200): FakeDesk {
  const rows = fakeRows(count)
  let preferences = defaultPreferences
  let acts = 0
  const bridge = fakeBridge({
    'host.read': () =>
      success({
        kind: 'browser',
        version: '0.1.0',
        platform: 'linux',
        tokenStorage: 'file',
        profile: '/home/rosa/.config/imagine-desk',
      }),
    'link.take': () => success(null),
    'ticket.find': ({ ticketNumber }) =>
      success(rows.find(({ number }) => number === ticketNumber)?.id ?? null),
    'login.read': () => success({ kind: 'cannot', why: 'A browser cannot.' }),
    'session.read': () => success({ kind: 'signed-in', person: fakePerson }),
    'preferences.read': () => success(preferences),
    'preferences.change': (change) => {
      preferences = preferencesSchema.parse({ ...preferences, ...change })
      bridge.emit('preferences', preferences)
      return success(preferences)
    },
    'connection.read': () => success(fakeConnection),
    'connection.retry': () => success(null),
    'connection.pause': () => success(null),
    'queue.window': ({ view, from, limit }) => success(windowOf(rows, view, from, limit)),
    'queue.counts': ({ view }) => success(countsOf(rows, view)),
    'ticket.read': ({ ticketId }) => {
      const row = rows.find((each) => each.id === ticketId)
      return success(row === undefined ? null : fakeTicketView(row))
    },
    'history.read': () => success({ items: [], reach: 'whole', readAt: null, recordedSince: null }),
    'history.fetch': () => success(null),
    'act.perform': () => {
      acts += 1
      return success({ actId: actIdSchema.parse(`act-${acts}`) })
    },
    'alarms.read': () => success({ pagerSilent: null, troubled: [], unheld: 0 }),
    'notices.list': () => success({ notices: [], quietUntil: null }),
    'notices.read': () => success(null),
    'notices.attend': () => success(null),
    'notices.try': () => success(null),
    'canned.list': () => success([]),
    'drafts.list': () => success([]),
    'draft.keep': () => success(null),
    'draft.drop': () => success(null),
    'outbox.list': () => success([]),
    'outbox.decide': () => success(null),
    'requesters.find': () => success([]),
    'tickets.similar': () => success([]),
    'groups.list': () => success({ groups: [], after: null, total: 0 }),
    'groups.read': () => success(null),
    'groups.named': () => success(null),
    'groups.near': () => success([]),
    'groups.record': () => success(null),
    'blocklist.status': () => success(calmStatus),
    'pages.status': () => success({ live: 0, unheld: 0 }),
    'pages.window': () => success({ rows: [], after: null, total: 0 }),
    'pages.read': () => success(null),
    'pages.deliveries': () => success({ rows: [], after: null, total: 0 }),
    'pages.people': () => success([]),
    'staff.list': () =>
      success([
        { id: fakePerson.id, name: fakePerson.name, email: fakePerson.email, role: 'admin', revoked: false },
        {
          id: staffIdSchema.parse('staff-2'),
          name: 'Imre Balogh',
          email: 'imre@desk.example',
          role: 'agent',
          revoked: false,
        },
      ]),
    'provider.read': () => success(null),
    'devices.list': () => success([]),
    'golive.read': () => success({ sample: false, items: [] }),
  })
  return { bridge, rows, preferences: () => preferences }
}

const fakeConnection: ConnectionView = {
  state: { kind: 'online', since: Date.UTC(2026, 10, 23, 8) },
  lastExchangeAt: Date.UTC(2026, 10, 23, 9),
  waiting: 0,
  needsYou: 0,
}

function passes(row: QueueRow, view: QueueView): boolean {
  if (view.statuses.length > 0 && !view.statuses.includes(row.status)) return false
  if (view.assignee === 'none' && row.assigneeId !== null) return false
  if (view.assignee !== null && view.assignee !== 'none' && row.assigneeId !== view.assignee) return false
  if (view.groupId !== null && row.groupId !== view.groupId) return false
  const text = view.text.trim().toLowerCase()
  return (
    text === '' ||
    `${row.number} ${row.subject} ${row.groupName} ${row.requesterName}`.toLowerCase().includes(text)
  )
}

function countsOf(rows: readonly QueueRow[], view: QueueView): QueueCounts {
  const byUrgency: Record<Urgency, number> = {
    question: 0,
    'work-request': 0,
    'urgent-work-request': 0,
    'impaired-function': 0,
    'mission-critical': 0,
  }
  let total = 0
  for (const row of rows) {
    if (!passes(row, view)) continue
    byUrgency[row.urgency] += 1
    total += 1
  }
  return { byUrgency, total }
}

const sortValue: Record<QueueView['sort'], (row: QueueRow) => number | string> = {
  urgency: (row) => urgencyRank(row.urgency),
  number: (row) => row.number ?? Number.MAX_SAFE_INTEGER,
  updated: (row) => row.updatedAt,
  group: (row) => row.groupName.toLowerCase(),
  subject: (row) => row.subject.toLowerCase(),
  requester: (row) => row.requesterName.toLowerCase(),
  status: (row) => statusRank(row.status),
  assignee: (row) => row.assigneeName?.toLowerCase() ?? '',
  due: (row) => (row.due?.kind === 'due' ? row.due.at : Number.MAX_SAFE_INTEGER),
}

function windowOf(rows: readonly QueueRow[], view: QueueView, from: WindowFrom, limit: number): QueueWindow {
  const value = sortValue[view.sort]
  const sign = view.direction === 'ascending' ? 1 : -1
  const all = rows
    .filter(
      (row) => passes(row, view) && (view.urgencies.length === 0 || view.urgencies.includes(row.urgency)),
    )
    .sort((one, other) => {
      const [a, b] = [value(one), value(other)]
      return a === b ? one.createdAt - other.createdAt : a < b ? -sign : sign
    })
  const start = startOf(all, from, limit)
  return { rows: all.slice(start, start + limit), total: all.length, start }
}

function startOf(all: readonly QueueRow[], from: WindowFrom, limit: number): number {
  if (from.kind === 'start') return 0
  if (from.kind === 'index') return Math.min(from.index, Math.max(0, all.length - limit))
  const place = all.findIndex((row) => row.key === from.key)
  if (place < 0) return 0
  return from.kind === 'at' ? place : from.kind === 'after' ? place + 1 : Math.max(0, place - limit)
}
