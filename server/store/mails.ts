import { sql } from 'kysely'
import type { MessageId, TicketId } from '../../shared/protocol/common.ts'
import { messageSchema, type MailDelivery, type Message } from '../../shared/protocol/message.ts'
import { ticketSchema, type Ticket } from '../../shared/protocol/ticket.ts'
import type { Reader, Writer } from './database.ts'
import { findMessage, replaceMessage } from './insert-message.ts'

/** What a new reply tells of its mail. `hasMail`: whether the desk has a mail server. */
export function firstMail(hasMail: boolean, email: string, now: Date): MailDelivery {
  const none = (words: string) => ({ state: 'none' as const, words, at: now.toISOString() })
  if (!hasMail) return none('This desk has no mail.')
  if (email === '') return none('The requester gave no e-mail address.')
  return { state: 'queued', words: '', at: now.toISOString() }
}

/** What a reply tells of its mail to the requester of a ticket; absent where it does not go there, or tells nothing. */
export function mailTo({ ticketId, mail, alsoTo }: Message, to: string): MailDelivery | undefined {
  return ticketId === to ? mail : alsoTo?.find((copy) => copy.ticketId === to)?.mail
}

/** A reply that tells this of its mail to the requester of a ticket. */
export function withMailTo(message: Message, to: string, mail: MailDelivery): Message {
  if (message.ticketId === to) return { ...message, mail }
  const alsoTo = message.alsoTo?.map((copy) => (copy.ticketId === to ? { ...copy, mail } : copy))
  return alsoTo === undefined ? message : { ...message, alsoTo }
}

/** Puts a reply on its way to the requester of a ticket, at once. The address is looked up again when it goes. */
export async function queueMail(tx: Writer, message: Message, to: Ticket): Promise<void> {
  await tx
    .insertInto('mail')
    .values({
      message_id: message.id,
      ticket_id: to.id,
      due_at: 0,
      lease: null,
      lease_until: null,
      tries: 0,
      address: to.requester.email,
    })
    .execute()
}

/** A mail that nobody else may hand over while the lease lives. */
export interface LeasedMail {
  readonly message: Message
  /** Whose requester gets it: the one in which it was written, or one that was merged into that. */
  readonly ticket: Ticket
  readonly receipt: string
  /** The replies before it that were mailed to this ticket's requester, or are to be, the oldest first. */
  readonly earlier: readonly Message[]
  /** With this one. */
  readonly tries: number
}

export interface Lease {
  readonly name: string
  /** The engine's present and the end of the lease, in ms. */
  readonly now: number
  readonly until: number
}

/**
 * When a mail is to be looked at next, in ms of the engine's time; null where none waits. While one of a ticket is on its
 * way, the others of that ticket wait for it: answers arrive in the order they were written.
 */
export async function nextMailAt(reader: Reader): Promise<number | null> {
  const row = await reader
    .selectFrom('mail')
    .select(
      sql<number | null>`min(max(due_at, coalesce((select max(other.lease_until) from mail as other
        where other.due_at is not null and other.ticket_id = mail.ticket_id), 0)))`.as('at'),
    )
    .where('due_at', 'is not', null)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Takes what is due, at most `most` and one of each ticket. */
export async function leaseMails(tx: Writer, lease: Lease, most: number): Promise<LeasedMail[]> {
  const rows = await tx
    .selectFrom('mail')
    .innerJoin('message', 'message.id', 'mail.message_id')
    .innerJoin('ticket', 'ticket.id', 'mail.ticket_id')
    .select(['mail.seq', 'mail.ticket_id', 'mail.tries', 'message.doc', 'ticket.receipt'])
    .select('ticket.doc as ticket')
    .where('mail.due_at', '<=', lease.now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mail as other')
            .select('other.seq')
            .where('other.due_at', 'is not', null)
            .whereRef('other.ticket_id', '=', 'mail.ticket_id')
            .where('other.lease_until', '>', lease.now),
        ),
      ),
    )
    .orderBy('mail.due_at')
    .orderBy('mail.seq')
    .execute()
  const taken = new Map<string, LeasedMail>()
  for (const row of rows) {
    if (taken.size >= most) break
    if (taken.has(row.ticket_id)) continue
    const message = messageSchema.parse(JSON.parse(row.doc))
    const ticket = ticketSchema.parse(JSON.parse(row.ticket))
    const tries = row.tries + 1
    await tx
      .updateTable('mail')
      .set({ lease: lease.name, lease_until: lease.until, tries, address: ticket.requester.email })
      .where('seq', '=', row.seq)
      .execute()
    const earlier = await earlierMails(tx, row.ticket_id, row.seq)
    taken.set(row.ticket_id, { message, ticket, receipt: row.receipt, earlier, tries })
  }
  return [...taken.values()]
}

async function earlierMails(reader: Reader, ticketId: string, seq: number): Promise<Message[]> {
  const rows = await reader
    .selectFrom('mail')
    .innerJoin('message', 'message.id', 'mail.message_id')
    .select('message.doc')
    .where('mail.ticket_id', '=', ticketId)
    .where('mail.seq', '<', seq)
    .orderBy('mail.seq')
    .execute()
  return rows
    .map((row) => messageSchema.parse(JSON.parse(row.doc)))
    .filter((message) => ['accepted', 'queued'].includes(mailTo(message, ticketId)?.state ?? ''))
}

/** What came of a mail. `dueAt`: when it is tried again, in ms of the engine's time; null: it is settled. */
export interface SettledMail {
  readonly messageId: MessageId
  /** Whose requester it went to. */
  readonly ticketId: TicketId
  readonly lease: Lease['name']
  readonly mail: MailDelivery
  readonly dueAt: number | null
}

/** Writes the outcome, and answers true; writes nothing, and answers false, where the lease is no longer live. */
export async function settleMail(
  tx: Writer,
  { messageId, ticketId, lease, mail, dueAt }: SettledMail,
  engineNow: number,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable('mail')
    .set({ due_at: dueAt, lease: null, lease_until: null })
    .where('message_id', '=', messageId)
    .where('ticket_id', '=', ticketId)
    .where('lease', '=', lease)
    .where('lease_until', '>', engineNow)
    .returning('message_id')
    .executeTakeFirst()
  const message = row && (await findMessage(tx, messageId))
  if (!message) return false
  await replaceMessage(tx, withMailTo(message, ticketId, mail), now)
  return true
}

/** How many mails wait. */
export async function countWaitingMails(reader: Reader): Promise<number> {
  const row = await reader
    .selectFrom('mail')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('due_at', 'is not', null)
    .executeTakeFirst()
  return row?.count ?? 0
}

/** Forgets the addresses of a ticket's mails, and lets none of them out any more: also not one that is being tried. */
export async function eraseMails(tx: Writer, ticketId: string): Promise<void> {
  await tx
    .updateTable('mail')
    .set({ address: '', due_at: null, lease: null, lease_until: null })
    .where('ticket_id', '=', ticketId)
    .execute()
}
