import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Author, Requester, TicketId } from '../../shared/protocol/common.ts'
import type { MailDelivery, Message } from '../../shared/protocol/message.ts'
import { groupSchema } from '../../shared/protocol/group.ts'
import { ticketSchema, type Ticket } from '../../shared/protocol/ticket.ts'
import { listCopies } from './answer-copies.ts'
import { eraseAttachments } from './attachments.ts'
import type { Reader, Writer } from './database.ts'
import { eraseWords, erasedMark, personalWords } from './erased-text.ts'
import { eraseFlags } from './erase-flags.ts'
import { eraseOperations } from './erase-operations.ts'
import { erasePages } from './erase-pages.ts'
import { eraseViews } from './erase-views.ts'
import { putGroup } from './groups.ts'
import { replaceMessage } from './insert-message.ts'
import { eraseMails, mailTo, withMailTo } from './mails.ts'
import { listMessages } from './messages.ts'
import { forgetAnswersAbout } from './remembered-answers.ts'
import { eraseTicketEvents } from './ticket-events.ts'
import { putTicket } from './tickets.ts'

export interface Erased {
  readonly tickets: number
  readonly messages: number
  readonly groups: number
}

/**
 * Blanks a requester's personal data wherever this address filed: the person on the ticket, everything the customer
 * wrote, every file of these tickets (the staff's too: nobody can look into them), and the person's name, address and numbers in
 * what the staff wrote. Mail that waits is not sent. Remembered answers about these tickets go too. The feed carries it to every console. Numbers, dates, urgencies and verdicts stay: they are the desk's.
 */
export async function erasePerson(tx: Writer, email: string, by: Author, now: Date): Promise<Erased> {
  const tickets = await ticketsByEmail(tx, email)
  const words = personalWords([...tickets.map((ticket) => ticket.requester), nobody(email)])
  let messages = 0
  for (const ticket of tickets) {
    for (const message of await listMessages(tx, ticket.id)) {
      const erased = erasedMessage(message, words, now)
      if (isDeepStrictEqual(erased, message)) continue
      await replaceMessage(tx, erased, now)
      messages += 1
    }
    messages += await eraseCopies(tx, ticket.id, words, now)
    await eraseAttachments(tx, ticket.id)
    await eraseMails(tx, ticket.id)
    await eraseFlags(tx, ticket.id, words, now)
    await putTicket(tx, ticket, erasedTicket(ticket, words), { by }, now)
    await eraseTicketEvents(tx, ticket.id, words)
    await forgetAnswersAbout(tx, ticket.id)
  }
  await eraseOperations(tx, words, now)
  await erasePages(tx, words, now)
  await eraseViews(tx, words, now)
  return { tickets: tickets.length, messages, groups: await eraseContacts(tx, email, now) }
}

const nobody = (email: string): Requester => ({ firstName: '', lastName: '', email, phone: '' })

function erasedAuthor(author: Author): Author {
  return author.kind === 'customer' ? { ...author, name: erasedMark } : author
}

function erasedMessage(message: Message, words: readonly string[], now: Date): Message {
  const body = message.kind === 'customer' ? erasedMark : eraseWords(message.body, words)
  const mail = message.mail && erasedMail(message.mail, words, now)
  const erased = { ...message, body, author: erasedAuthor(message.author), ...(mail && { mail }) }
  delete erased.attachments
  return erased
}

/** What was written in another customer's ticket stays theirs: the words that tell who this one is go, and the mail to them. */
async function eraseCopies(
  tx: Writer,
  ticketId: TicketId,
  words: readonly string[],
  now: Date,
): Promise<number> {
  let changed = 0
  for (const { message } of await listCopies(tx, ticketId)) {
    const mail = mailTo(message, ticketId)
    const blanked = { ...message, body: eraseWords(message.body, words) }
    const erased = mail === undefined ? blanked : withMailTo(blanked, ticketId, erasedMail(mail, words, now))
    if (isDeepStrictEqual(erased, message)) continue
    await replaceMessage(tx, erased, now)
    await forgetAnswersAbout(tx, message.id)
    changed += 1
  }
  return changed
}

/** Mail servers repeat the address that they refuse. What waits is not sent any more. */
function erasedMail(mail: MailDelivery, words: readonly string[], now: Date): MailDelivery {
  if (mail.state !== 'queued') return { ...mail, words: eraseWords(mail.words, words) }
  return { state: 'none', words: 'The requester was erased before it was mailed.', at: now.toISOString() }
}

function erasedTicket(ticket: Ticket, words: readonly string[]): Ticket {
  const { requested, effective, judged } = ticket.urgencySet
  const erasedSetting = <Setting extends typeof requested | null>(setting: Setting) =>
    setting && { ...setting, by: erasedAuthor(setting.by), why: eraseWords(setting.why, words) }
  return {
    ...ticket,
    subject: eraseWords(ticket.subject, words),
    requester: nobody(''),
    urgencySet: {
      requested: erasedSetting(requested),
      effective: erasedSetting(effective),
      judged: erasedSetting(judged),
    },
  }
}

async function ticketsByEmail(reader: Reader, email: string): Promise<Ticket[]> {
  const rows = await reader
    .selectFrom('ticket')
    .select('doc')
    .where('email', '=', email.toLowerCase())
    .execute()
  return rows.map((row) => ticketSchema.parse(JSON.parse(row.doc)))
}

async function eraseContacts(tx: Writer, email: string, now: Date): Promise<number> {
  const rows = await tx
    .selectFrom('customer_group')
    .select('doc')
    .where(sql<boolean>`instr(search, ${email.toLowerCase()}) > 0`)
    .execute()
  let changed = 0
  for (const row of rows) {
    const group = groupSchema.parse(JSON.parse(row.doc))
    const contacts = group.contacts.filter((contact) => contact.email.toLowerCase() !== email.toLowerCase())
    if (contacts.length === group.contacts.length) continue
    await putGroup(tx, { ...group, contacts }, now)
    changed += 1
  }
  return changed
}
