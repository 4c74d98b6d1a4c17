import { sql } from 'kysely'
import { pageSchema, type Page } from '../../shared/protocol/page.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { Reader } from './database.ts'

/** A ticket is counted into a page that began at most so long before it was filed, in ms: the gate's quarter of an hour, an hour for unknown groups. */
const countedBack = 60 * 60_000

/** The pages that a ticket is counted into, in no order. Reads the pages since it was filed: seldom asked. */
export async function pagesNaming(reader: Reader, ticket: Pick<Ticket, 'id' | 'createdAt'>): Promise<Page[]> {
  const since = new Date(Date.parse(ticket.createdAt) - countedBack).toISOString()
  const rows = await reader
    .selectFrom('page')
    .select('doc')
    .where('began_at', '>=', since)
    .where(
      sql<boolean>`exists (select 1 from json_each(page.doc, '$.ticketIds') as one where one.value = ${ticket.id})`,
    )
    .execute()
  return rows.map((row) => pageSchema.parse(JSON.parse(row.doc)))
}
