import { z } from 'zod'
import {
  deviceIdSchema,
  groupIdSchema,
  staffIdSchema,
  ticketIdSchema,
  type TicketId,
} from '../protocol/common.ts'
import {
  newStaffSchema,
  type CreatedStaff,
  type Device,
  type Invitation,
  type Me,
} from '../protocol/staff.ts'
import { searchTextLimit } from '../rules/search-query.ts'
import { actIdSchema, actSchema, decisionSchema, type ActId, type OutboxEntry } from './act.ts'
import { attachmentCalls } from './attachment-calls.ts'
import { blocklistCalls } from './blocklist-calls.ts'
import { bulkCalls } from './bulk-calls.ts'
import type { CannedReplyView } from './canned-views.ts'
import { core, host, nothing, type Room } from './call.ts'
import { draftPlaceSchema, draftSchema, type Draft } from './drafts.ts'
import { historyCalls } from './history-calls.ts'
import type { LoginStart } from './login-start.ts'
import { noticeCalls } from './notice-calls.ts'
import { pagingCalls } from './paging-calls.ts'
import { preferencesChangeSchema, type Preferences } from './preferences.ts'
import { queueViewSchema, windowFromSchema } from './queue-view.ts'
import type { Result } from './result.ts'
import { viewCalls } from './view-calls.ts'
import type { NearGroup, RecordView } from './triage-views.ts'
import type {
  ConnectionView, GroupView, GroupWindow, HostView, KnownRequester, ProviderView, QueueCounts, QueueRow, QueueWindow,
  SearchSuggestion, SessionView, StaffView, TicketView,
} from './views.ts' // prettier-ignore

const serviceUrl = z.string().trim().min(1, 'Enter the address of your desk.').max(500)
const token = z.string().trim().min(1, 'Enter your token.').max(500)
/** True once the person agreed that the token rests on this disk without a keychain. */
const plainTokenAccepted = z.boolean().optional()

/**
 * Every call from a screen to the back, stated once: the routers' handlers, the bridges and the client are types
 * mapped over this table. A new row breaks the build in exactly the places that must answer it.
 */
export const calls = {
  'host.read': host<HostView>()(nothing),
  'session.read': host<SessionView>()(nothing),
  /** Null asks the desk that is signed in to, with the token kept for it: a kept token is sent nowhere else. */
  'session.test': host<Me>()(z.strictObject({ serviceUrl, token }).nullable()),
  'session.connect': host<SessionView>()(z.strictObject({ serviceUrl, token, plainTokenAccepted })),
  'session.accept': host<SessionView>()(
    z.strictObject({
      invitation: z.string().trim().min(1, 'Paste your invitation link.').max(1000),
      plainTokenAccepted,
    }),
  ),
  'session.sample': host<SessionView>()(nothing),
  /** Opens once more what could not be opened: see the failure of `signed-out`. */
  'session.retry': host<SessionView>()(nothing),
  /** Unsent acts stay on this machine for their author. */
  'session.leave': host<SessionView>()(nothing),
  /** The link that somebody followed outside, for the first screen that asks; null where there is none. */
  'link.take': host<string | null>()(nothing),
  'login.read': host<LoginStart>()(nothing),
  'login.change': host<LoginStart>()(z.strictObject({ isOn: z.boolean() })),
  'preferences.read': host<Preferences>()(nothing),
  'preferences.change': host<Preferences>()(preferencesChangeSchema),

  'connection.read': core<ConnectionView>()(nothing),
  'connection.retry': core<null>()(nothing),
  /** Has the fetching of the whole desk wait, or go on; does nothing while nothing is fetched. */
  'connection.pause': core<null>()(z.strictObject({ isPaused: z.boolean() })),
  'queue.window': core<QueueWindow>()(
    z.strictObject({
      view: queueViewSchema,
      from: windowFromSchema,
      limit: z.number().int().min(1).max(500),
      /** Headings whose rows are not asked for, by their keys, and the mark of the headings that the asker holds. */
      collapsed: z.array(z.string().max(100)).max(10_000).optional(),
      sectionsMark: z.string().max(100).optional(),
    }),
  ),
  'queue.counts': core<QueueCounts>()(z.strictObject({ view: queueViewSchema })),
  /** What may be meant by the word at the caret (UTF-16 offset); at most 12, operators first. */
  'search.suggest': core<SearchSuggestion[]>()(
    z.strictObject({ text: z.string().max(searchTextLimit), caret: z.number().int().min(0) }),
  ),
  /** Leaves a ranking ("best match") that is under way; its window is answered in the order of recency. */
  'search.cancel': core<null>()(nothing),
  'ticket.read': core<TicketView | null>()(z.strictObject({ ticketId: ticketIdSchema })),
  /** The ticket of this number; null where it is not here. */
  'ticket.find': core<TicketId | null>()(z.strictObject({ ticketNumber: z.number().int().positive() })),
  /** `undoMs`: how long a reply can be taken back before it leaves. */
  'act.perform': core<{ actId: ActId }>()(
    z.strictObject({ act: actSchema, undoMs: z.number().int().min(0).max(60_000).default(0) }),
  ),
  /** What was typed and not sent. The act that a draft becomes takes it away with the same commit. */
  'drafts.list': core<Draft[]>()(nothing),
  'draft.keep': core<null>()(z.strictObject({ draft: draftSchema })),
  'draft.drop': core<null>()(z.strictObject({ place: draftPlaceSchema })),
  'outbox.list': core<OutboxEntry[]>()(nothing),
  'outbox.decide': core<null>()(z.strictObject({ actId: actIdSchema, decision: decisionSchema })),
  /** By phone digits, e-mail, name or group; at most 10. */
  'requesters.find': core<KnownRequester[]>()(z.strictObject({ text: z.string().max(200) })),
  /** Active tickets of the same group or requester, newest first; at most 10. */
  'tickets.similar': core<QueueRow[]>()(
    z.strictObject({ groupName: z.string().max(200), email: z.string().max(300), phone: z.string().max(60) }),
  ),
  'groups.list': core<GroupWindow>()(
    z.strictObject({
      text: z.string().max(200),
      show: z.enum(['all', 'confirmed', 'unconfirmed']),
      after: z.string().max(1000).nullable(),
    }),
  ),
  'groups.read': core<GroupView | null>()(z.strictObject({ groupId: groupIdSchema })),
  /** The group that bears this name or has it for an alias, however it is written; null where none does, or two. */
  'groups.named': core<GroupView | null>()(z.strictObject({ name: z.string().max(200) })),
  /** Groups that bear almost this name: one may be a slip for the other. At most 5; never one that bears the very name. */
  'groups.near': core<NearGroup[]>()(
    z.strictObject({ name: z.string().max(200), except: groupIdSchema.nullable() }),
  ),
  /** The urgency record of a group, with the tickets behind every number; null where the group is not here. */
  'groups.record': core<RecordView | null>()(z.strictObject({ groupId: groupIdSchema })),
  /** By their titles. */
  'canned.list': core<CannedReplyView[]>()(nothing),
  ...historyCalls,
  ...attachmentCalls,
  ...blocklistCalls,
  ...bulkCalls,
  ...pagingCalls,
  ...viewCalls,
  ...noticeCalls,
  'staff.list': core<StaffView[]>()(nothing),
  'provider.read': core<ProviderView>()(nothing),

  /* These ask the service itself: an answer from a cache would pretend. */
  'devices.list': core<Device[]>()(nothing),
  'devices.revoke': core<null>()(z.strictObject({ deviceId: deviceIdSchema })),
  'staff.create': core<CreatedStaff>()(newStaffSchema),
  'staff.invite': core<Invitation>()(z.strictObject({ staffId: staffIdSchema })),
  'staff.revoke': core<null>()(z.strictObject({ staffId: staffIdSchema })),
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
export type CallNameOf<In extends Room> = {
  [Name in CallName]: Calls[Name]['room'] extends In ? Name : never
}[CallName]
/** What a caller may pass. */
export type RequestOf<Name extends CallName> = z.input<Calls[Name]['request']>
/** What a handler receives, parsed. */
export type ParsedRequestOf<Name extends CallName> = z.output<Calls[Name]['request']>
export type ReplyOf<Name extends CallName> =
  NonNullable<Calls[Name]['reply']> | Extract<Calls[Name]['reply'], null>

/** The answers of one room: complete, or the build breaks. */
export type Handlers<In extends Room> = {
  [Name in CallNameOf<In>]: (
    request: ParsedRequestOf<Name>,
  ) => Promise<Result<ReplyOf<Name>>> | Result<ReplyOf<Name>>
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant are known
export const callNames = Object.keys(calls) as CallName[]
