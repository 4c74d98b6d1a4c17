import type { BlocklistEntry, RecordedOperation } from '#shared/protocol/blocklist'
import { changeKinds, type ChangeKind } from '#shared/protocol/changes'
import type { Flag } from '#shared/protocol/flag'
import type { Group } from '#shared/protocol/group'
import type { Message } from '#shared/protocol/message'
import type { Outage } from '#shared/protocol/outage'
import type { Page } from '#shared/protocol/page'
import type { Responder } from '#shared/protocol/responder'
import type { RotaReply } from '#shared/protocol/rota'
import type { SettingsReply } from '#shared/protocol/settings'
import type { Staff } from '#shared/protocol/staff'
import type { Ticket } from '#shared/protocol/ticket'
import type { CannedReply } from '#shared/protocol/canned-reply'
import type { View } from '#shared/protocol/view'
import type { OutageReport } from '#shared/rules/outages'

interface FeedEntry {
  readonly seq: number
  readonly kind: ChangeKind
  readonly id: string
  readonly op: 'put' | 'delete'
  readonly version: number
  readonly mark: string
}

export interface RememberedAnswer {
  readonly bodyText: string
  readonly status: number
  readonly body: unknown
}

/** All that the model of the service holds. Documents are replaced, never changed, so that a backup is a copy of the maps. */
export interface ModelState {
  readonly ticket: Map<string, Ticket>
  readonly message: Map<string, Message>
  readonly group: Map<string, Group>
  readonly staff: Map<string, Staff>
  readonly settings: Map<string, SettingsReply>
  readonly page: Map<string, Page>
  readonly flag: Map<string, Flag>
  readonly outage: Map<string, Outage>
  readonly responder: Map<string, Responder>
  readonly rota: Map<string, RotaReply>
  readonly view: Map<string, View>
  readonly 'canned-reply': Map<string, CannedReply>
  /** What outages are found in; no console is told. */
  reports: readonly OutageReport[]
  readonly 'blocklist-operation': Map<string, RecordedOperation>
  readonly 'blocklist-entry': Map<string, BlocklistEntry>
  /** By id: each operation as it was sent, which tells it from another one of its id. */
  readonly sentOperations: Map<string, string>
  readonly feed: FeedEntry[]
  /** By kind and id: the newest entry, the only one that a reader is sent. */
  readonly latest: Map<string, FeedEntry>
  /** By staff member, method, path and key. */
  readonly answers: Map<string, RememberedAnswer>
  /** The keys of what was carried out, in order: a restored backup does not know the later ones. */
  readonly carriedOut: string[]
}

export function emptyState(): ModelState {
  return {
    ticket: new Map(),
    message: new Map(),
    group: new Map(),
    staff: new Map(),
    settings: new Map(),
    page: new Map(),
    flag: new Map(),
    outage: new Map(),
    responder: new Map(),
    rota: new Map(),
    view: new Map(),
    'canned-reply': new Map(),
    reports: [],
    'blocklist-operation': new Map(),
    'blocklist-entry': new Map(),
    sentOperations: new Map(),
    feed: [],
    latest: new Map(),
    answers: new Map(),
    carriedOut: [],
  }
}

export function copyState(state: ModelState): ModelState {
  return {
    ticket: new Map(state.ticket),
    message: new Map(state.message),
    group: new Map(state.group),
    staff: new Map(state.staff),
    settings: new Map(state.settings),
    page: new Map(state.page),
    flag: new Map(state.flag),
    outage: new Map(state.outage),
    responder: new Map(state.responder),
    rota: new Map(state.rota),
    view: new Map(state.view),
    'canned-reply': new Map(state['canned-reply']),
    reports: state.reports,
    'blocklist-operation': new Map(state['blocklist-operation']),
    'blocklist-entry': new Map(state['blocklist-entry']),
    sentOperations: new Map(state.sentOperations),
    feed: [...state.feed],
    latest: new Map(state.latest),
    answers: new Map(state.answers),
    carriedOut: [...state.carriedOut],
  }
}

/** Writes a change into the feed. `mark` is random: it tells two histories apart that share their numbers. */
export function record(state: ModelState, change: Omit<FeedEntry, 'seq'>): void {
  const entry = { seq: state.feed.length + 1, ...change }
  state.feed.push(entry)
  state.latest.set(`${change.kind} ${change.id}`, entry)
}

export function messagesOf(state: ModelState, ticketId: string): Message[] {
  return [...state.message.values()].filter((message) => message.ticketId === ticketId)
}

/** Everything that replicas must hold in the end, row by row. */
export function documentsOf(state: ModelState): Map<string, unknown> {
  const documents = new Map<string, unknown>()
  for (const kind of changeKinds)
    for (const [id, document] of state[kind]) documents.set(`${kind} ${id}`, document)
  return documents
}
