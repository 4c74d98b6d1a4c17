import { z } from 'zod'
import type { AlarmsView, CallListView } from './alarm-views.ts'
import {
  blocklistShows,
  type BlockedGroupView,
  type BlocklistStatus,
  type BlocklistWindow,
  type BlockPreview,
  type ChainReport,
  type EvidencePack,
  type SuggestionsView,
} from './blocklist-views.ts'
import {
  deviceIdSchema,
  groupIdSchema,
  pageIdSchema,
  staffIdSchema,
  ticketIdSchema,
} from '../protocol/common.ts'
import type { GoLive } from '../protocol/go-live.ts'
import type { Page } from '../protocol/page.ts'
import type { Responder } from '../protocol/responder.ts'
import type { RotaReply } from '../protocol/rota.ts'
import { thresholdsSchema } from '../protocol/settings.ts'
import {
  newStaffSchema,
  type CreatedStaff,
  type Device,
  type Invitation,
  type Me,
} from '../protocol/staff.ts'
import { searchTextLimit } from '../rules/search-query.ts'
import { actIdSchema, actSchema, decisionSchema, type ActId, type OutboxEntry } from './act.ts'
import { draftPlaceSchema, draftSchema, type Draft } from './drafts.ts'
import {
  pageShows,
  type DeliveryWindow,
  type PageDetail,
  type PagePerson,
  type PagesStatus,
  type PageWindow,
} from './page-views.ts'
import {
  loadRequestSchema, methodRequestSchema, putResponderRequestSchema, putRotaRequestSchema, removeResponderRequestSchema,
  rotaRequestSchema, verifyRequestSchema, type LoadView, type ResponderView, type RotaView,
} from './duty-views.ts' // prettier-ignore
import { preferencesChangeSchema, type Preferences } from './preferences.ts'
import { queueViewSchema, windowFromSchema } from './queue-view.ts'
import type { Result } from './result.ts'
import type { NearGroup, RecordView } from './triage-views.ts'
import type {
  ConnectionView, GroupView, GroupWindow, HostView, KnownRequester, ProviderView, QueueCounts, QueueRow, QueueWindow,
  SearchSuggestion, SessionView, StaffView, TicketView,
} from './views.ts' // prettier-ignore

/** Which thread answers: the host owns windows, preferences and the token; the core owns data and the service. */
export type Room = 'host' | 'core'

interface Call<In extends Room, Request extends z.ZodType, Reply> {
  room: In
  request: Request
  /** Carries the type only. */
  reply?: Reply
}

const nothing = z.undefined()
const serviceUrl = z.string().trim().min(1, 'Enter the address of your desk.').max(500)
const token = z.string().trim().min(1, 'Enter your token.').max(500)
/** True once the person agreed that the token rests on this disk without a keychain. */
const plainTokenAccepted = z.boolean().optional()

function host<Reply>() {
  return <Request extends z.ZodType>(request: Request): Call<'host', Request, Reply> => ({
    room: 'host',
    request,
  })
}
function core<Reply>() {
  return <Request extends z.ZodType>(request: Request): Call<'core', Request, Reply> => ({
    room: 'core',
    request,
  })
}

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
  'preferences.read': host<Preferences>()(nothing),
  'preferences.change': host<Preferences>()(preferencesChangeSchema),

  'connection.read': core<ConnectionView>()(nothing),
  'connection.retry': core<null>()(nothing),
  'queue.window': core<QueueWindow>()(
    z.strictObject({
      view: queueViewSchema,
      from: windowFromSchema,
      limit: z.number().int().min(1).max(500),
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
  'blocklist.status': core<BlocklistStatus>()(nothing),
  /** Groups on the pager blocklist, those that need an administrator first, then by name; 100 at a time. */
  'blocklist.window': core<BlocklistWindow>()(
    z.strictObject({
      show: z.enum(blocklistShows),
      text: z.string().max(200),
      after: z.string().max(1000).nullable(),
    }),
  ),
  /** Everything ever done about one group; null where the group is not here. */
  'blocklist.group': core<BlockedGroupView | null>()(z.strictObject({ groupId: groupIdSchema })),
  /** What a block would have withheld, had it been in force for 90 days. */
  'blocklist.preview': core<BlockPreview>()(z.strictObject({ groupId: groupIdSchema })),
  /** Walks the whole chain of operations kept here. */
  'blocklist.verify': core<ChainReport>()(nothing),
  /** For the talk with the customer. */
  'blocklist.pack': core<EvidencePack | null>()(z.strictObject({ groupId: groupIdSchema })),
  /** Whom the desk's rule suggests for the blocklist; with a rule, whom that one would. */
  'suggestions.list': core<SuggestionsView>()(
    z.strictObject({ rule: thresholdsSchema.shape.suggestion.nullable() }),
  ),
  'pages.status': core<PagesStatus>()(nothing),
  /** Pages that nobody has first, then those under way, the newest first; 50 at a time. */
  'pages.window': core<PageWindow>()(
    z.strictObject({
      show: z.enum(pageShows),
      text: z.string().max(200),
      after: z.string().max(1000).nullable(),
    }),
  ),
  /** One page with everything that went out for it, person by person; null for one that is not here. */
  'pages.read': core<PageDetail | null>()(z.strictObject({ pageId: pageIdSchema })),
  /** The messages of all pages, the newest first; 100 at a time. */
  'pages.deliveries': core<DeliveryWindow>()(
    z.strictObject({ text: z.string().max(200), after: z.string().max(1000).nullable() }),
  ),
  /** To whom a page can be handed over, or be sent by name: those on duty first, then by name. */
  'pages.people': core<PagePerson[]>()(nothing),
  /** What is wrong with paging, and how many pages nobody has. */
  'alarms.read': core<AlarmsView>()(nothing),
  /** Mission-critical tickets and whom to call, by what lies on this machine. */
  'phones.list': core<CallListView>()(nothing),
  /** Everybody who is paged, or could be, by name. */
  'responders.list': core<ResponderView[]>()(nothing),
  /** The newest page by which a method was tried, or a code brought, in the last day; null where there is none. */
  'methods.trial': core<Page | null>()(methodRequestSchema),
  /** Who is on duty when, over two weeks. */
  'rota.read': core<RotaView>()(rotaRequestSchema),
  /** Whom pages woke at night, and what for. */
  'load.read': core<LoadView>()(loadRequestSchema),
  'staff.list': core<StaffView[]>()(nothing),
  'provider.read': core<ProviderView>()(nothing),

  /* These ask the service itself: an answer from a cache would pretend. */
  /** Admin's. */
  'golive.read': core<GoLive>()(nothing),
  'devices.list': core<Device[]>()(nothing),
  'devices.revoke': core<null>()(z.strictObject({ deviceId: deviceIdSchema })),
  'staff.create': core<CreatedStaff>()(newStaffSchema),
  'staff.invite': core<Invitation>()(z.strictObject({ staffId: staffIdSchema })),
  'staff.revoke': core<null>()(z.strictObject({ staffId: staffIdSchema })),
  /* And these: a secret is sent straight to the desk, and who is woken changes there or nowhere. */
  'responders.put': core<Responder>()(putResponderRequestSchema),
  'responders.remove': core<null>()(removeResponderRequestSchema),
  /** Without a code: sends one by the method. With it: the method is verified. */
  'methods.verify': core<null>()(verifyRequestSchema),
  /** Sends a trial; `methods.trial` tells how far it came. */
  'methods.test': core<null>()(methodRequestSchema),
  'rota.put': core<RotaReply>()(putRotaRequestSchema),
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
