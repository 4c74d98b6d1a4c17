import { sql } from 'kysely'
import { pageIdSchema } from '../../shared/protocol/common.ts'
import { pageSchema, untoldPage, type Page } from '../../shared/protocol/page.ts'
import { ticketSchema, type Ticket } from '../../shared/protocol/ticket.ts'
import { unopenedWords } from '../../shared/rules/gate-words.ts'
import { entriesWithholding } from './blocklist-entries.ts'
import type { Reader, Writer } from './database.ts'
import { groupWithMerged } from './groups.ts'
import { outageOf } from './outage-of.ts'
import { earlierPage, insertPage, pageWith, putPage } from './pages.ts'
import { deskAuthor, tellDecision } from './pass-gate.ts'
import { newId } from './secrets.ts'
import { putTicket } from './tickets.ts'

const minute = 60_000
/** So long, in ms, the staff have to open a ticket of an unknown group before it pages somebody. */
const opensWithin = 10 * minute
/** The whole desk is paged for what nobody opened at most once in so long, in ms: nobody shall be woken all night by names. */
const pagesEvery = 60 * minute

/**
 * Pages for the tickets of unknown groups that nobody of the staff opened in time: a typing error at three in the morning
 * must not sink a real disaster. Later ones are counted into the page of the last hour while that is not over. Answers how
 * many tickets were paged for. All that it knows stands in the database: a restart forgets nothing.
 */
export async function pageUnopened(tx: Writer, now: Date): Promise<number> {
  const tickets = await unopenedTickets(tx, now)
  const [first] = tickets
  if (first === undefined) return 0
  const last = await lastUnopenedPage(tx)
  if (last !== null && now.getTime() - Date.parse(last.beganAt) < pagesEvery) {
    if (earlierPage(last).isOver) return 0
    const page = tickets.reduce((sofar, { id }) => pageWith(sofar, id, null) ?? sofar, last)
    await putPage(tx, page, now)
    for (const ticket of tickets) await tellUnopened(tx, ticket, page, now)
    return tickets.length
  }
  const page: Page = {
    id: pageIdSchema.parse(newId(now)),
    kind: 'unopened',
    ticketId: first.id,
    groupId: first.groupId,
    outageId: await outageOf(tx, first.id),
    madeBy: null,
    text: '',
    state: 'queued',
    ticketIds: tickets.map(({ id }) => id),
    entryIds: [],
    beganAt: now.toISOString(),
    ...untoldPage,
  }
  await insertPage(tx, page, now)
  for (const ticket of tickets) await tellUnopened(tx, ticket, page, now)
  return tickets.length
}

/** Whether `pageUnopened` would find something: a look that takes no lock. */
export async function hasUnopened(reader: Reader, now: Date): Promise<boolean> {
  return (await unopenedTickets(reader, now)).length > 0
}

/** In the order of filing. */
async function unopenedTickets(reader: Reader, now: Date): Promise<Ticket[]> {
  const before = new Date(now.getTime() - opensWithin).toISOString()
  const rows = await reader
    .selectFrom('ticket')
    .select('doc')
    .where(sql<boolean>`status = 'new' and urgency = 'mission-critical'`)
    .where(sql<boolean>`json_extract(doc, '$.gate.outcome') = 'unknown-group'`)
    .where(sql<boolean>`json_extract(doc, '$.gate.pageId') is null`)
    .where(sql<boolean>`json_extract(doc, '$.gate.at') <= ${before}`)
    .where(({ not, exists, selectFrom }) =>
      // To file a ticket is not to open it: who took it down at night may have mistyped the name.
      not(
        exists(
          selectFrom('message')
            .select('message.id')
            .whereRef('message.ticket_id', '=', 'ticket.id')
            .where('position', '>', 1)
            .where(sql<boolean>`json_extract(message.doc, '$.author.kind') = 'staff'`),
        ),
      ),
    )
    .orderBy('number')
    .execute()
  const tickets = rows.map((row) => ticketSchema.parse(JSON.parse(row.doc)))
  const open: Ticket[] = []
  for (const ticket of tickets) if (!(await isBlocked(reader, ticket, now))) open.push(ticket)
  return open
}

/** Whoever was blocked since then wakes nobody. */
async function isBlocked(reader: Reader, ticket: Ticket, now: Date): Promise<boolean> {
  const { ids } = await groupWithMerged(reader, ticket.groupId)
  return (await entriesWithholding(reader, ids, now)).length > 0
}

async function lastUnopenedPage(reader: Reader): Promise<Page | null> {
  const row = await reader
    .selectFrom('page')
    .select('doc')
    .where('kind', '=', 'unopened')
    .orderBy('began_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? pageSchema.parse(JSON.parse(row.doc)) : null
}

/** The decision stays what it was: the group is still unknown, and its confirmation still pages everybody. */
async function tellUnopened(tx: Writer, ticket: Ticket, page: Page, now: Date): Promise<void> {
  const { gate } = ticket
  if (gate == null) return
  const told = { ...gate, pageId: page.id, reason: unopenedWords(ticket.groupName) }
  const next = { ...ticket, gate: told, updatedAt: now.toISOString() }
  await tellDecision(tx, ticket, next, now)
  await putTicket(tx, ticket, next, { by: deskAuthor }, now)
}
