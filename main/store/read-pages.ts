import { pageSchema, type Page } from '../../shared/protocol/page.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** Pages that a ticket caused or is counted into, the newest first. */
export function readPagesOf(database: Reading, ticketId: string): Page[] {
  return database
    .all(
      `SELECT doc FROM page_ticket JOIN page ON page.id = page_ticket.page_id WHERE ticket_id = ?
       ORDER BY began_at DESC, page.id DESC`,
      ticketId,
    )
    .map((row) => pageSchema.parse(JSON.parse(textOf(row, 'doc'))))
}

/** Pages of the gate that began since an instant and count for these groups or that outage: what it looks back at. */
export function readGatePagesSince(
  database: Reading,
  since: string,
  groupIds: readonly string[],
  outageId: string | null,
): Page[] {
  return database
    .all(
      `SELECT doc FROM page WHERE began_at >= ?
         AND (group_id IN (SELECT value FROM json_each(?)) OR doc ->> '$.outageId' = ?) ORDER BY began_at, id`,
      since,
      JSON.stringify(groupIds),
      outageId,
    )
    .map((row) => pageSchema.parse(JSON.parse(textOf(row, 'doc'))))
    .filter(({ kind }) => kind === 'gate')
}

/** Null for a page that is not here. */
export function readPage(database: Reading, id: string): Page | null {
  const row = database.get('SELECT doc FROM page WHERE id = ?', id)
  return row === undefined ? null : pageSchema.parse(JSON.parse(textOf(row, 'doc')))
}

/** The version that the cache holds; 0 for a page that is not here. */
export function readPageVersion(database: Reading, id: string): number {
  const row = database.get('SELECT version FROM page WHERE id = ?', id)
  return row === undefined ? 0 : numberOf(row, 'version')
}

export function hasPage(database: Reading, id: string): boolean {
  return readPageVersion(database, id) > 0
}

/** The tickets that are counted into a page by what is here; none for one that is not. */
export function ticketIdsOfPage(database: Reading, id: string): string[] {
  return database
    .all('SELECT ticket_id FROM page_ticket WHERE page_id = ?', id)
    .map((row) => textOf(row, 'ticket_id'))
}

/** A page that an entry of the blocklist withheld, in its first ticket. */
export interface WithheldPage {
  at: string
  ticketId: string
}

/** What an entry withheld, the newest first. */
export function readWithheldBy(database: Reading, entryId: string): WithheldPage[] {
  return database
    .all(
      `SELECT entry_hit.began_at AS at, doc ->> '$.ticketIds[0]' AS ticket_id
       FROM entry_hit JOIN page ON page.id = entry_hit.page_id WHERE entry_id = ? AND ticket_id IS NOT NULL
       ORDER BY entry_hit.began_at DESC, page.id DESC`,
      entryId,
    )
    .map((row) => ({ at: textOf(row, 'at'), ticketId: textOf(row, 'ticket_id') }))
}

/** How many pages these entries withheld, each counted once, and when the last was. */
export function countWithheld(
  database: Reading,
  entryIds: readonly string[],
): { hits: number; lastAt: string | null } {
  const row = database.get(
    `SELECT count(DISTINCT page_id) AS hits, max(began_at) AS last_at FROM entry_hit
     WHERE entry_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(entryIds),
  )
  if (row === undefined) return { hits: 0, lastAt: null }
  const lastAt = row['last_at']
  return { hits: numberOf(row, 'hits'), lastAt: typeof lastAt === 'string' ? lastAt : null }
}
