import { pageIdSchema } from '../../shared/protocol/common.ts'
import { untoldPage, type NewPage, type Page } from '../../shared/protocol/page.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { pageByHandWords } from '../../shared/rules/gate-words.ts'
import type { Writer } from './database.ts'
import { outageOf } from './outage-of.ts'
import { findPage, insertPage } from './pages.ts'
import { Refusal, invalidReference } from './refusal.ts'
import { newId } from './secrets.ts'
import { staffAuthor } from './staff.ts'
import { tellTicket } from './tell-ticket.ts'
import { findResponder } from './responders.ts'
import { findTicket } from './tickets.ts'

/**
 * Records that somebody of the staff pages people: their act, which passes no gate, counts as no hit of the blocklist and
 * decides nothing about the group's next page. Throws `invalid-reference`, `id-taken`.
 */
export async function pageByHand(tx: Writer, wanted: NewPage, staff: Staff, now: Date): Promise<Page> {
  const names: string[] = []
  for (const id of new Set(wanted.responderIds)) {
    const responder = await findResponder(tx, id)
    if (responder === null)
      throw invalidReference('responderIds', 'One of these is nobody whom this desk can page.')
    names.push(responder.name)
  }
  const ticket = wanted.ticketId === undefined ? null : await findTicket(tx, wanted.ticketId)
  if (wanted.ticketId !== undefined && ticket === null)
    throw invalidReference('ticketId', 'There is no such ticket.')
  const id = wanted.id ?? pageIdSchema.parse(newId(now))
  if (await findPage(tx, id)) throw new Refusal('id-taken', 'A page of this id exists already.')
  const page: Page = {
    id,
    ...handPage(wanted, ticket, staff.id),
    outageId: ticket && (await outageOf(tx, ticket.id)),
    beganAt: now.toISOString(),
  }
  await insertPage(tx, page, now)
  const by = staffAuthor(staff)
  if (ticket !== null) await tellTicket(tx, ticket, pageByHandWords(by.name, page.text, names), by, now)
  return page
}

/** What a page by hand says of itself, whenever it is made. */
export function handPage(
  { kind, text, responderIds = [] }: NewPage,
  ticket: Ticket | null,
  madeBy: Staff['id'],
): Omit<Page, 'id' | 'outageId' | 'beganAt'> {
  return {
    kind,
    ticketId: ticket?.id ?? null,
    groupId: ticket?.groupId ?? null,
    madeBy,
    text,
    state: 'queued',
    ticketIds: ticket === null ? [] : [ticket.id],
    entryIds: [],
    ...untoldPage,
    responderIds: [...new Set(responderIds)],
  }
}
