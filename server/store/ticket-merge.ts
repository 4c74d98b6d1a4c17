import type { Author } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { refuseMerge } from '../../shared/rules/ticket-merge.ts'
import type { Writer } from './database.ts'
import { endSettledPages } from './end-settled-pages.ts'
import { insertMessage } from './insert-message.ts'
import { Refusal, invalidReference, notFound } from './refusal.ts'
import { tellTicket } from './tell-ticket.ts'
import { findTicket, putTicket } from './tickets.ts'

/**
 * Closes a ticket as a part of another. Its messages stay where they are: consoles show both in one stream, and each receipt only
 * its own, since the two may have different requesters, and anybody can type an address. Both tickets say what happened. It wakes
 * nobody, counts nowhere else, and a page goes on for the other one. Answers the closed one.
 */
export async function mergeTicket(
  tx: Writer,
  id: string,
  into: string,
  by: Author,
  now: Date,
): Promise<Ticket> {
  const ticket = await findTicket(tx, id)
  if (!ticket) throw notFound('ticket')
  const target = await findTicket(tx, into)
  if (!target) throw invalidReference('into', 'There is no such ticket.')
  refuse(ticket, target)
  await tellTicket(tx, target, `${by.name} merged #${ticket.number} into this ticket.`, by, now)
  const told = await insertMessage(tx, ticket.id, {
    kind: 'event',
    body: `${by.name} merged this ticket into #${target.number}.`,
    author: by,
    now,
  })
  const closed = await putTicket(
    tx,
    ticket,
    mergedTicket(ticket, target, by, now.toISOString()),
    { by, messageId: told.id },
    now,
  )
  await endSettledPages(tx, ticket, closed, now)
  return closed
}

/** A ticket as it stands once it is merged into another; version and clocks stay the caller's. */
export function mergedTicket(ticket: Ticket, into: Ticket, by: Author, at: string): Ticket {
  const merged = { by, at, status: ticket.status }
  return { ...ticket, status: 'closed', mergedInto: into.id, merged, updatedAt: at }
}

/** Throws why one is not merged into the other, if it is not. */
export function refuse(ticket: Ticket, target: Ticket): void {
  const refused = refuseMerge(ticket, target)
  if (refused === null) return
  const { reason, words } = refused
  if (reason === 'merged' || reason === 'other-merged')
    throw new Refusal('already-merged', words, { current: reason === 'merged' ? ticket : target })
  throw invalidReference('into', words)
}
