import { z } from 'zod'
import { authorSchema, type Author, type MessageId } from '../../shared/protocol/common.ts'
import { fieldChangeSchema, type FieldChange } from '../../shared/protocol/history.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { RecordedItem } from '../../shared/rules/told-history.ts'
import type { Reader, Writer } from './database.ts'
import { eraseWords, erasedMark } from './erased-text.ts'

/** Who did something to a ticket, and what they said about it. */
export interface Deed {
  readonly by: Author
  /** The reason that was given. */
  readonly why?: string
  /** The event message that tells the same in a sentence. */
  readonly messageId?: MessageId
}

const docSchema = z.object({ by: authorSchema, why: z.string(), changes: z.array(fieldChangeSchema) })

/** What a step of a ticket changed of what its history follows, by ids where it points at something. */
export function changesBetween(before: Ticket, after: Ticket): FieldChange[] {
  const pairs: FieldChange[] = [
    { field: 'status', from: before.status, to: after.status },
    { field: 'urgency', from: before.urgency.effective, to: after.urgency.effective },
    { field: 'verdict', from: before.verdict, to: after.verdict },
    { field: 'assignee', from: before.assigneeId, to: after.assigneeId },
    { field: 'subject', from: before.subject, to: after.subject },
    { field: 'group', from: before.groupId, to: after.groupId },
    { field: 'reporter', from: voucherOf(before), to: voucherOf(after) },
    { field: 'merged', from: before.mergedInto, to: after.mergedInto },
    { field: 'requester', from: requesterOf(before), to: requesterOf(after) },
  ]
  return pairs.filter(({ from, to }) => from !== to)
}

function voucherOf({ reporterConfirmed }: Ticket): string | null {
  return reporterConfirmed?.by.name ?? null
}

/** That there is one, never who: a name in the history would outlive an erasure. */
function requesterOf({ requester }: Ticket): string | null {
  return Object.values(requester).every((text) => text === '') ? null : 'requester'
}

/** Writes down what a step changed, in its transaction; nothing where nothing did that the history follows. */
export async function recordTicketEvent(
  tx: Writer,
  before: Ticket,
  after: Ticket,
  { by, why = '', messageId }: Deed,
  now: Date,
): Promise<void> {
  const changes = changesBetween(before, after)
  if (changes.length === 0) return
  const named = await Promise.all(changes.map((change) => withNames(tx, change)))
  const doc = JSON.stringify({ by, why, changes: named })
  await tx
    .insertInto('ticket_event')
    .values({ ticket_id: after.id, at: now.toISOString(), message_id: messageId ?? null, doc })
    .execute()
}

async function withNames(reader: Reader, change: FieldChange): Promise<FieldChange> {
  const named = (id: string | null) => (id === null ? null : nameOf(reader, change.field, id))
  return { ...change, from: await named(change.from), to: await named(change.to) }
}

/** What it is called at this moment; the value itself where it points at nothing. */
async function nameOf(reader: Reader, field: FieldChange['field'], value: string): Promise<string> {
  switch (field) {
    case 'assignee':
      return nameIn(reader, 'staff', value)
    case 'group':
      return nameIn(reader, 'customer_group', value)
    case 'merged': {
      const row = await reader
        .selectFrom('ticket')
        .select('number')
        .where('id', '=', value)
        .executeTakeFirst()
      return row === undefined ? value : String(row.number)
    }
    default:
      return value
  }
}

const namedSchema = z.object({ name: z.string() })

async function nameIn(reader: Reader, table: 'staff' | 'customer_group', id: string): Promise<string> {
  const row = await reader.selectFrom(table).select('doc').where('id', '=', id).executeTakeFirst()
  return row === undefined ? id : namedSchema.parse(JSON.parse(row.doc)).name
}

/** What was recorded of a ticket, in the order in which it was done. */
export async function listTicketEvents(reader: Reader, ticketId: string): Promise<RecordedItem[]> {
  const rows = await reader
    .selectFrom('ticket_event')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('seq')
    .execute()
  return rows.map(({ seq, at, message_id: messageId, doc }) => {
    const { by, why, changes } = docSchema.parse(JSON.parse(doc))
    return { item: { id: `event-${seq}`, at, by, why, what: { kind: 'changed', changes } }, messageId }
  })
}

/** Takes a person out of what was recorded of a ticket; when and what was changed stays. */
export async function eraseTicketEvents(
  tx: Writer,
  ticketId: string,
  words: readonly string[],
): Promise<void> {
  const rows = await tx
    .selectFrom('ticket_event')
    .select(['seq', 'doc'])
    .where('ticket_id', '=', ticketId)
    .execute()
  for (const { seq, doc } of rows) {
    const { by, why, changes } = docSchema.parse(JSON.parse(doc))
    const erased = {
      by: by.kind === 'customer' ? { ...by, name: erasedMark } : by,
      why: eraseWords(why, words),
      changes: changes.map((change) =>
        change.field === 'subject'
          ? { ...change, from: eraseWords(change.from ?? '', words), to: eraseWords(change.to ?? '', words) }
          : change,
      ),
    }
    await tx
      .updateTable('ticket_event')
      .set({ doc: JSON.stringify(erased) })
      .where('seq', '=', seq)
      .execute()
  }
}
