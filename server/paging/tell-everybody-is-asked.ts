import type { PageHead } from '../../shared/protocol/page.ts'
import { nowEverybodyWords } from '../../shared/rules/gate-words.ts'
import type { Writer } from '../store/database.ts'
import { deskAuthor } from '../store/pass-gate.ts'
import { findResponder } from '../store/responders.ts'
import { tellTicket } from '../store/tell-ticket.ts'
import { findTicket } from '../store/tickets.ts'
import type { PagePlan } from './plan-page.ts'

/** Leaves in the ticket that its page goes to everybody from now on, and why: once, in the transaction in which it does. */
export async function tellEverybodyIsAsked(
  tx: Writer,
  { ticketId, firstTo }: PageHead,
  why: NonNullable<PagePlan['widens']>,
  now: Date,
): Promise<void> {
  const ticket = ticketId && (await findTicket(tx, ticketId))
  const responder = firstTo && (await findResponder(tx, firstTo))
  const name = responder ? responder.name : 'Whoever has the earlier page'
  if (ticket) await tellTicket(tx, ticket, nowEverybodyWords(name, why), deskAuthor, now)
}
