import type { Author, GroupId, Requester, TicketId } from '../../shared/protocol/common.ts'
import { ticketIdSchema } from '../../shared/protocol/common.ts'
import { ticketSchema, type Ticket } from '../../shared/protocol/ticket.ts'
import { newTimeline, turned } from '../../shared/rules/service-levels/timeline.ts'
import type { Urgency } from '../../shared/rules/urgency.ts'
import { insertCustomerFiles, type ArrivedFile } from './attachments.ts'
import type { Reader, Writer } from './database.ts'
import { recordChange } from './feed.ts'
import { groupForFiling } from './groups.ts'
import { insertMessage } from './insert-message.ts'
import { passGate, tellDecision } from './pass-gate.ts'
import { Refusal } from './refusal.ts'
import { searchText } from './search-text.ts'
import { newId, newSecret } from './secrets.ts'
import { recordTicketEvent, type Deed } from './ticket-events.ts'

/** Ticket numbers start here: four digits look like a number from the first day on. */
export const firstTicketNumber = 1000

export interface TicketToFile {
  readonly id?: TicketId | undefined
  readonly groupName: string
  readonly urgency: Urgency
  readonly requester: Requester
  readonly subject: string
  readonly description: string
  readonly source: Ticket['source']
  readonly author: Author
  readonly advice?: Ticket['advice']
  /** What the customer sent along. */
  readonly files?: readonly ArrivedFile[]
  readonly now: Date
}

/**
 * Files a ticket with its first message, and its group where the name is new. Throws `id-taken`. The receipt is the
 * secret part of the customer's link.
 */
export async function fileTicket(
  tx: Writer,
  filed: TicketToFile,
): Promise<{ ticket: Ticket; receipt: string }> {
  const id = filed.id ?? ticketIdSchema.parse(newId(filed.now))
  if (await findTicket(tx, id)) throw new Refusal('id-taken', 'A ticket of this id exists already.')
  const group = await groupForFiling(tx, filed.groupName, filed.now)
  const at = filed.now.toISOString()
  const set = { by: filed.author, at, why: '' }
  const filedTicket: Ticket = {
    id,
    number: await nextNumber(tx),
    groupId: group.id,
    groupName: filed.groupName,
    subject: filed.subject,
    status: 'new',
    requester: filed.requester,
    urgency: { requested: filed.urgency, effective: filed.urgency, judged: null },
    urgencySet: { requested: set, effective: set, judged: null },
    verdict: null,
    assigneeId: null,
    source: filed.source,
    advice: filed.advice ?? { workedBefore: null, everythingDown: null },
    mergedInto: null,
    reporterConfirmed: filed.source === 'staff' ? { by: filed.author, at } : null,
    gate: null,
    timeline: newTimeline,
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
  const ticket = await passGate(tx, null, filedTicket, filed.now)
  const receipt = newSecret()
  await tx
    .insertInto('ticket')
    .values({ ...ticketRow(ticket), receipt })
    .execute()
  const attachments = await insertCustomerFiles(tx, id, filed.files ?? [], filed.now)
  await insertMessage(tx, id, {
    kind: 'customer',
    body: filed.description,
    author: filed.author,
    attachments,
    now: filed.now,
  })
  await tellDecision(tx, null, ticket, filed.now)
  await recordChange(tx, { kind: 'ticket', id, op: 'put', version: 1, now: filed.now })
  return { ticket, receipt }
}

async function nextNumber(tx: Writer): Promise<number> {
  const row = await tx
    .selectFrom('ticket')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst()
  return (row?.number ?? firstTicketNumber - 1) + 1
}

export async function findTicket(reader: Reader, id: string): Promise<Ticket | null> {
  const row = await reader.selectFrom('ticket').select('doc').where('id', '=', id).executeTakeFirst()
  return row ? ticketSchema.parse(JSON.parse(row.doc)) : null
}

/** A ticket's JSON text and version, without parsing what is only passed on. */
export async function findTicketText(
  reader: Reader,
  id: string,
): Promise<{ doc: string; version: number } | null> {
  const row = await reader
    .selectFrom('ticket')
    .select(['doc', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Stores a ticket as given under the next version, with its entry in the feed, with what its status is to its clocks, and in its
 * history where that follows the change.
 */
export async function putTicket(
  tx: Writer,
  before: Ticket,
  next: Ticket,
  deed: Deed,
  now: Date,
): Promise<Ticket> {
  const timeline = turned(next.timeline ?? newTimeline, next.status, now.toISOString())
  const ticket = { ...next, timeline, version: next.version + 1 }
  const { id, ...columns } = ticketRow(ticket)
  await tx.updateTable('ticket').set(columns).where('id', '=', id).execute()
  await recordTicketEvent(tx, before, ticket, deed, now)
  await recordChange(tx, { kind: 'ticket', id, op: 'put', version: ticket.version, now })
  return ticket
}

/** Stores what became of a ticket, past the gate where it now asks for people. */
export async function stepTicket(
  tx: Writer,
  before: Ticket,
  after: Ticket,
  deed: Deed,
  now: Date,
): Promise<Ticket> {
  const passed = await passGate(tx, before, after, now)
  await tellDecision(tx, before, passed, now)
  return putTicket(tx, before, passed, deed, now)
}

/** Ids of a group's tickets, merged ones included. */
export async function ticketIdsOfGroup(reader: Reader, groupId: GroupId): Promise<string[]> {
  const rows = await reader.selectFrom('ticket').select('id').where('group_id', '=', groupId).execute()
  return rows.map((row) => row.id)
}

/** The columns of a ticket, all but its receipt; also for bulk filling. */
export function ticketRow(ticket: Ticket) {
  const { firstName, lastName, email, phone } = ticket.requester
  return {
    id: ticket.id,
    number: ticket.number,
    group_id: ticket.groupId,
    status: ticket.status,
    urgency: ticket.urgency.effective,
    assignee_id: ticket.assigneeId,
    email: email.toLowerCase(),
    search: searchText([
      String(ticket.number),
      ticket.subject,
      ticket.groupName,
      firstName,
      lastName,
      email,
      phone,
    ]),
    version: ticket.version,
    updated_at: ticket.updatedAt,
    doc: JSON.stringify(ticket),
  }
}
