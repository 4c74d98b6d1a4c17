import { z } from 'zod'
import { pageIdSchema } from '../protocol/common.ts'
import type { GoLive } from '../protocol/go-live.ts'
import type { Page } from '../protocol/page.ts'
import type { Responder } from '../protocol/responder.ts'
import type { RotaReply } from '../protocol/rota.ts'
import type { AlarmsView, CallListView } from './alarm-views.ts'
import { core, nothing } from './call.ts'
import {
  loadRequestSchema, methodRequestSchema, putResponderRequestSchema, putRotaRequestSchema, removeResponderRequestSchema,
  rotaRequestSchema, verifyRequestSchema, type LoadView, type ResponderView, type RotaView,
} from './duty-views.ts' // prettier-ignore
import {
  pageShows,
  type DeliveryWindow,
  type PageDetail,
  type PagePerson,
  type PagesStatus,
  type PageWindow,
} from './page-views.ts'
import { figuresRequestSchema, type FiguresView } from './figures.ts'
import { wakeQuestionSchema, type WakeForecast } from './wake-views.ts'

/** The calls about pages, and about who is woken by them. */
export const pagingCalls = {
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
  /** Whom something would wake that is about to be done; null where that is not known here. */
  'pages.forecast': core<WakeForecast | null>()(wakeQuestionSchema),
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
  /** Open tickets by urgency and age, and pages over time. */
  'figures.read': core<FiguresView>()(figuresRequestSchema),
  /** An admin's. Asks the service itself: an answer from a cache would pretend. */
  'golive.read': core<GoLive>()(nothing),
  /* These ask the service itself: a secret is sent straight to the desk, and who is woken changes there or nowhere. */
  'responders.put': core<Responder>()(putResponderRequestSchema),
  'responders.remove': core<null>()(removeResponderRequestSchema),
  /** Without a code: sends one by the method. With it: the method is verified. */
  'methods.verify': core<null>()(verifyRequestSchema),
  /** Sends a trial; `methods.trial` tells how far it came. */
  'methods.test': core<null>()(methodRequestSchema),
  'rota.put': core<RotaReply>()(putRotaRequestSchema),
} as const
