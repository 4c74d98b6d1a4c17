import type { Author, ResponderId } from '../../shared/protocol/common.ts'
import type { Acknowledgement, AcknowledgementWay, Page } from '../../shared/protocol/page.ts'
import type { Responder } from '../../shared/protocol/responder.ts'
import {
  acknowledge,
  acknowledgedWords,
  handedOverWords,
  handOver,
  resolve,
  resolvedWords,
  type PageAct,
} from '../../shared/rules/paging/page-act.ts'
import type { Writer } from './database.ts'
import { takeBack, tellHolder, tellWoken } from './page-tellings.ts'
import { readPagerClock } from './pager-clock.ts'
import { putPage } from './pages.ts'
import { Refusal, invalidReference } from './refusal.ts'
import { findResponder } from './responders.ts'
import { tellTicket } from './tell-ticket.ts'
import { findTicket } from './tickets.ts'

/** So long, in ms of the pager's time, whoever has a page may leave its ticket untouched. */
export const untouchedFor = 30 * 60_000

/**
 * Somebody has a page: nobody else is woken by it, and everybody who was is told who has it. Answers the page as it is
 * where somebody had it already. `engineNow` is the pager's time, in ms. Throws `page-state`.
 */
export async function acknowledgePage(
  tx: Writer,
  page: Page,
  by: Acknowledgement,
  now: Date,
  engineNow: number,
  note = '',
): Promise<Page> {
  const held = done(acknowledge(page, by, now.toISOString()), page)
  if (held === null) return page
  await takeBack(tx, held, now, engineNow)
  await tellWoken(tx, held, by.responderId, now)
  await watchHeld(tx, held, engineNow)
  await tellFirstTicket(tx, held, acknowledgedWords(by, note), by, now)
  return putPage(tx, held, now)
}

/** A page is over by somebody's act. Answers the page as it is where it was resolved already. Throws `page-state`. */
export async function resolvePage(
  tx: Writer,
  page: Page,
  by: Acknowledgement,
  now: Date,
  note = '',
): Promise<Page> {
  const over = await endPage(tx, page, by.responderId, now)
  if (over === null) return page
  await tellFirstTicket(tx, over, resolvedWords(by, note), by, now)
  return over
}

/**
 * Ends a page without a word in its tickets, and tells whoever was woken and knows of nothing since. Null where it was
 * resolved already. Throws `page-state`.
 */
export async function endPage(
  tx: Writer,
  page: Page,
  knows: ResponderId | null,
  now: Date,
): Promise<Page | null> {
  const over = done(resolve(page, now.toISOString()), page)
  if (over === null) return null
  // The pager's last sign of life is near enough: nothing is counted from here.
  await takeBack(tx, over, now, (await readPagerClock(tx)) ?? now.getTime())
  await tellWoken(tx, over, knows, now)
  await setRun(tx, over, { due_at: null, untold: 1 })
  return putPage(tx, over, now)
}

/**
 * Somebody else has a page from now on: told so at once, and its ticket may lie for 30 minutes anew. Answers the page as
 * it is where that one has it. Throws `page-state`, `invalid-reference`.
 */
export async function handOverPage(
  tx: Writer,
  page: Page,
  to: ResponderId,
  by: Acknowledgement,
  now: Date,
  engineNow: number,
  note = '',
): Promise<Page> {
  const responder = await findResponder(tx, to)
  if (responder === null || !responder.active)
    throw invalidReference('to', 'This is nobody whom this desk can page.')
  const next = acknowledgementOf(responder, by.how)
  const held = done(handOver(page, next, now.toISOString()), page)
  if (held === null) return page
  const tookIt = by.responderId === responder.id
  if (!tookIt && responder.methods.length === 0)
    throw invalidReference('to', `${responder.name} has no contact method: nothing would tell them.`)
  if (!tookIt) await tellHolder(tx, held, responder, now)
  await tellLastHolder(tx, page, by, responder, now)
  await watchHeld(tx, held, engineNow)
  await tellFirstTicket(tx, held, handedOverWords(by, next, note), by, now)
  return putPage(tx, held, now)
}

export function acknowledgementOf(responder: Responder, how: AcknowledgementWay): Acknowledgement {
  return { name: responder.name, staffId: responder.staffId, responderId: responder.id, how }
}

/** Whoever had it until now, unless it was their own act or they got it back. */
async function tellLastHolder(tx: Writer, page: Page, by: Acknowledgement, to: Responder, now: Date) {
  const last = page.acknowledgedBy?.responderId ?? null
  if (last === null || last === by.responderId || last === to.id) return
  const holder = await findResponder(tx, last)
  if (holder?.active === true) await tellHolder(tx, page, holder, now)
}

/** The page as it is to be; null where it is so already. Throws `page-state`. */
function done(act: PageAct, page: Page): Page | null {
  if (act.kind === 'refused') throw new Refusal('page-state', act.words, { current: page })
  return act.kind === 'done' ? act.page : null
}

/** The pager looks at it again once its ticket could have lain untouched for too long. */
async function watchHeld(tx: Writer, page: Page, engineNow: number): Promise<void> {
  await setRun(tx, page, { acknowledged_at: engineNow, due_at: engineNow + untouchedFor, untold: 1 })
}

async function setRun(
  tx: Writer,
  { id }: Page,
  run: { due_at: number | null; untold: 1; acknowledged_at?: number },
): Promise<void> {
  await tx
    .insertInto('page_run')
    .values({ page_id: id, ...run })
    .onConflict((conflict) => conflict.column('page_id').doUpdateSet(run))
    .execute()
}

async function tellFirstTicket(
  tx: Writer,
  page: Page,
  words: string,
  by: Acknowledgement,
  now: Date,
): Promise<void> {
  const ticket = page.ticketId && (await findTicket(tx, page.ticketId))
  if (ticket) await tellTicket(tx, ticket, words, authorOf(by), now)
}

/** How somebody signs who may have no console. */
export function authorOf({ staffId, name }: Acknowledgement): Author {
  return { kind: 'staff', staffId, name }
}
