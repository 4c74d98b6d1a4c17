import { flagIdSchema, type Author, type StaffId, type TicketId } from '../../shared/protocol/common.ts'
import { flagSchema, type Flag, type NewFlag } from '../../shared/protocol/flag.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { Reader, Writer } from './database.ts'
import { latestVersion, recordChange } from './feed.ts'
import { Refusal, notFound } from './refusal.ts'
import { newId } from './secrets.ts'
import { staffAuthor } from './staff.ts'
import { tellTicket } from './tell-ticket.ts'
import { findTicket } from './tickets.ts'

/**
 * Flags a ticket as an abuse of urgency, or replaces what this person said of it before. Answers the flag, and whether it
 * is new; said again in the same words it stays as it is. Throws `not-found`, `id-taken`.
 */
export async function flagTicket(
  tx: Writer,
  ticketId: string,
  wanted: NewFlag,
  staff: Staff,
  now: Date,
): Promise<{ flag: Flag; isNew: boolean }> {
  const ticket = await findTicket(tx, ticketId)
  if (!ticket) throw notFound('ticket')
  const by = staffAuthor(staff)
  const known = await flagOf(tx, ticket.id, staff.id)
  if (known !== null && known.reason === wanted.reason && known.note === wanted.note)
    return { flag: known, isNew: false }
  const id = known?.id ?? wanted.id ?? flagIdSchema.parse(newId(now))
  if (known === null && (await findFlag(tx, id)))
    throw new Refusal('id-taken', 'A flag of this id exists already.')
  const flag: Flag = {
    id,
    ticketId: ticket.id,
    reason: wanted.reason,
    note: wanted.note,
    by,
    createdAt: known?.createdAt ?? now.toISOString(),
    version: (await latestVersion(tx, 'flag', id)) + 1,
  }
  await writeFlag(tx, flag, now)
  await tellTicket(tx, ticket, flagWords(by, wanted.reason, known !== null), by, now)
  return { flag, isNew: known === null }
}

/** Takes back what this person said of a ticket; nothing where they said nothing. Throws `not-found`. */
export async function takeBackFlag(tx: Writer, ticketId: string, staff: Staff, now: Date): Promise<void> {
  const ticket = await findTicket(tx, ticketId)
  if (!ticket) throw notFound('ticket')
  const flag = await flagOf(tx, ticket.id, staff.id)
  if (flag === null) return
  await tx.deleteFrom('flag').where('id', '=', flag.id).execute()
  await recordChange(tx, { kind: 'flag', id: flag.id, op: 'delete', version: flag.version + 1, now })
  const by = staffAuthor(staff)
  await tellTicket(tx, ticket, takenBackWords(by), by, now)
}

/** What is left in the conversation; its note stays with the flag. */
export function flagWords(by: Author, reason: string, isAgain: boolean): string {
  const did = isAgain ? 'changed what their flag on the urgency says' : 'flagged the urgency as an abuse'
  return `${by.name} ${did}. Reason: ${reason}`
}

export function takenBackWords(by: Author): string {
  return `${by.name} took back the flag on the urgency.`
}

async function findFlag(reader: Reader, id: string): Promise<Flag | null> {
  const row = await reader.selectFrom('flag').select('doc').where('id', '=', id).executeTakeFirst()
  return row ? flagSchema.parse(JSON.parse(row.doc)) : null
}

async function flagOf(reader: Reader, ticketId: TicketId, staffId: StaffId): Promise<Flag | null> {
  const row = await reader
    .selectFrom('flag')
    .select('doc')
    .where('ticket_id', '=', ticketId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row ? flagSchema.parse(JSON.parse(row.doc)) : null
}

/** A ticket's flags, the first one first. Throws `not-found`. */
export async function listFlags(reader: Reader, ticketId: string): Promise<Flag[]> {
  const ticket = await reader.selectFrom('ticket').select('id').where('id', '=', ticketId).executeTakeFirst()
  if (!ticket) throw notFound('ticket')
  const rows = await reader.selectFrom('flag').select('doc').where('ticket_id', '=', ticketId).execute()
  return rows.map((row) => flagSchema.parse(JSON.parse(row.doc))).sort(byAge)
}

function byAge(one: Flag, other: Flag): number {
  return `${one.createdAt} ${one.id}` < `${other.createdAt} ${other.id}` ? -1 : 1
}

/** Writes a flag, new or under its next version, with its entry in the feed. */
export async function writeFlag(tx: Writer, flag: Flag, now: Date): Promise<void> {
  const { id, ...columns } = flagRow(flag)
  await tx
    .insertInto('flag')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await recordChange(tx, { kind: 'flag', id, op: 'put', version: flag.version, now })
}

/** The columns of a flag; also for bulk filling. */
export function flagRow(flag: Flag) {
  return {
    id: flag.id,
    ticket_id: flag.ticketId,
    staff_id: flag.by.staffId ?? '',
    version: flag.version,
    doc: JSON.stringify(flag),
  }
}
