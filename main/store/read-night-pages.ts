import { pageIdSchema, responderIdSchema, verdictSchema, type PageId } from '../../shared/protocol/common.ts'
import type { Waking } from '../../shared/rules/paging/night-load.ts'
import type { Verdict } from '../../shared/rules/verdict.ts'
import { numberOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** A waking message, with the name of then. */
export interface NamedWaking extends Waking {
  responderName: string
}

/** Every message to wake somebody that a gateway took, of pages since an instant (RFC 3339). Drills wake nobody by surprise. */
export function readWakings(database: Reading, since: string): NamedWaking[] {
  return database
    .all(
      `SELECT page.id AS page_id, one.value ->> '$.responderId' AS responder_id,
         one.value ->> '$.responderName' AS responder_name, one.value ->> '$.acceptedAt' AS accepted_at
       FROM page, json_each(page.doc, '$.deliveries') AS one
       WHERE began_at >= ? AND coalesce(page.doc ->> '$.kind', 'gate') <> 'drill'
         AND one.value ->> '$.purpose' = 'wake' AND one.value ->> '$.acceptedAt' IS NOT NULL
       ORDER BY began_at, page.id, one.key`,
      since,
    )
    .map((row) => ({
      pageId: pageIdSchema.parse(textOf(row, 'page_id')),
      responderId: responderIdSchema.parse(textOf(row, 'responder_id')),
      responderName: textOf(row, 'responder_name'),
      at: Date.parse(textOf(row, 'accepted_at')),
    }))
}

/** What was found of the tickets of each page since an instant; null for one that nobody judged. */
export function readPageVerdicts(database: Reading, since: string): Map<PageId, (Verdict | null)[]> {
  const verdicts = new Map<PageId, (Verdict | null)[]>()
  const rows = database.all(
    `SELECT page.id AS page_id, ticket.doc ->> '$.verdict' AS verdict
     FROM page JOIN page_ticket ON page_ticket.page_id = page.id JOIN ticket ON ticket.id = page_ticket.ticket_id
     WHERE page.began_at >= ?`,
    since,
  )
  for (const row of rows) {
    const pageId = pageIdSchema.parse(textOf(row, 'page_id'))
    const verdict = verdictSchema.nullable().parse(textOrNullOf(row, 'verdict'))
    verdicts.set(pageId, [...(verdicts.get(pageId) ?? []), verdict])
  }
  return verdicts
}

/** Pages since an instant of whose messages only the newest are here. */
export function countCutPages(database: Reading, since: string): number {
  const row = database.get(
    `SELECT count(*) AS pages FROM page
     WHERE began_at >= ? AND coalesce(doc ->> '$.kind', 'gate') <> 'drill' AND doc ->> '$.deliveriesLeftOut' > 0`,
    since,
  )
  return row === undefined ? 0 : numberOf(row, 'pages')
}
