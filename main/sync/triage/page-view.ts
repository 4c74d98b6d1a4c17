import type { LaidOnPage, PagedTicket, PageView } from '../../../shared/ipc/page-views.ts'
import { ticketIdSchema } from '../../../shared/protocol/common.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import type { KeptAct } from '../../store/act-row.ts'
import { readUnsentActs, readUnsettledActs } from '../../store/acts.ts'
import type { Reading } from '../../store/handles.ts'
import { readGroup } from '../../store/read-group.ts'
import { hasPage, readPagesOf } from '../../store/read-pages.ts'
import { readResponders } from '../../store/read-responders.ts'
import { readStaffName } from '../../store/read-staff.ts'
import { readTicketName } from '../../store/read-ticket.ts'
import type { Session } from '../session.ts'

export type PageSession = Pick<Session, 'cache' | 'work' | 'person'>

/** Pages that a ticket caused or is counted into, with those made here by hand; the newest first. */
export function readPageViews(session: PageSession, ticketId: string): PageView[] {
  const pulled = readPagesOf(session.cache.read, ticketId)
  const known = new Set<string>(pulled.map(({ id }) => id))
  const made = readUnsettledActs(session.work, `page:${ticketId}`)
    .filter(({ made: id }) => id === null || !known.has(id))
    .flatMap((kept) => madeHere(session, kept))
  return [...made.toReversed(), ...pulled.map((page) => pageView(session, page))]
}

/** Pages that only this workstation knows of, the newest first. */
export function readUnsentPages(session: PageSession): PageView[] {
  return readUnsentActs(session.work)
    .filter(({ made }) => made !== null && !hasPage(session.cache.read, made))
    .flatMap((kept) => madeHere(session, kept))
    .toReversed()
}

/** A page as the service has it, with what was said of it here laid beside it. */
export function pageView({ cache: { read }, work, person }: PageSession, page: Page): PageView {
  const { id, kind, state, ticketIds, groupId, madeBy, text, deliveries } = page
  const waking = deliveries.filter(({ purpose }) => purpose === 'wake' || purpose === 'test')
  const reached = waking.filter((delivery) => delivery.state !== 'queued' && delivery.state !== 'failed')
  const group = groupId === null ? undefined : readGroup(read, groupId)?.shown.name
  return {
    id,
    kind,
    isTrial: page.methodId !== null,
    state,
    beganAt: Date.parse(page.beganAt),
    tickets: ticketIds.length,
    ticket: page.ticketId === null ? null : pagedTicket(read, page.ticketId),
    groupId,
    groupName: group ?? null,
    madeByName: madeBy === null ? null : readStaffName(read, madeBy),
    text,
    act: null,
    notifiedAt: instant(page.notifiedAt),
    acknowledgedAt: instant(page.acknowledgedAt),
    holder: holderOf(page, person.id),
    resolvedAt: instant(page.resolvedAt),
    round: page.round,
    nextRoundAt: instant(page.nextRoundAt),
    trouble: page.trouble,
    people: new Set(waking.map(({ responderId }) => responderId)).size,
    reached: new Set(reached.map(({ responderId }) => responderId)).size,
    laid: readUnsettledActs(work, `paged:${id}`).flatMap((kept) => laidOnPage(read, kept)),
  }
}

/** Null for a ticket that is not here. */
export function pagedTicket(cache: Reading, id: string): PagedTicket | null {
  const name = readTicketName(cache, id)
  return name === null ? null : { ticketId: ticketIdSchema.parse(id), ...name }
}

/** Who had it once has it no more where the page goes round again. */
function holderOf({ state, acknowledgedBy }: Page, personId: string): PageView['holder'] {
  if (acknowledgedBy === null || (state !== 'acknowledged' && state !== 'resolved')) return null
  return { name: acknowledgedBy.name, how: acknowledgedBy.how, isMe: acknowledgedBy.staffId === personId }
}

function instant(at: string | null): number | null {
  return at === null ? null : Date.parse(at)
}

function laidOnPage(cache: Reading, { id, act, state }: KeptAct): LaidOnPage[] {
  switch (act.kind) {
    case 'page-acknowledge':
      return [{ id, kind: 'acknowledge', toName: null, note: act.note ?? '', state }]
    case 'page-resolve':
      return [{ id, kind: 'resolve', toName: null, note: act.note ?? '', state }]
    case 'page-hand-over': {
      const to = readResponders(cache).find((responder) => responder.id === act.to)
      return [{ id, kind: 'hand-over', toName: to?.name ?? null, note: act.note ?? '', state }]
    }
    default:
      return []
  }
}

/** A page by hand that is on its way to the service. */
function madeHere({ cache: { read }, person }: PageSession, { id, act, state, madeAt }: KeptAct): PageView[] {
  if (act.kind !== 'page-by-hand' && act.kind !== 'page-people') return []
  const ticketId = act.kind === 'page-by-hand' ? act.ticketId : null
  return [
    {
      ...nothingYet,
      id: act.pageId,
      kind: act.kind === 'page-people' && act.isDrill ? 'drill' : 'manual',
      beganAt: madeAt,
      tickets: ticketId === null ? 0 : 1,
      ticket: ticketId === null ? null : pagedTicket(read, ticketId),
      madeByName: person.name,
      text: act.text,
      act: state.kind === 'sent' ? null : { id, state },
    },
  ]
}

const nothingYet = {
  isTrial: false,
  state: null,
  groupId: null,
  groupName: null,
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
} satisfies Partial<PageView>
