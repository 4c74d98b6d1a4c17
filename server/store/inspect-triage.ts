import type { DatabaseSync } from 'node:sqlite'

/** What a query counts that must not be there, in words after the number. */
const questions: readonly (readonly [what: string, query: string])[] = [
  [
    'flags that say another ticket or author than they are kept under',
    `select count(*) from flag where json_extract(doc, '$.ticketId') <> ticket_id
       or json_extract(doc, '$.by.staffId') is not staff_id or json_extract(doc, '$.id') <> id`,
  ],
  [
    'reports tied to an outage that does not name their ticket',
    `select count(*) from outage_report join outage on outage.id = outage_id where not exists (
       select 1 from json_each(outage.doc, '$.ticketIds') as named where named.value = outage_report.ticket_id)`,
  ],
  [
    'tickets named by an outage to which no report of theirs is tied',
    `select count(*) from outage, json_each(outage.doc, '$.ticketIds') as named where not exists (
       select 1 from outage_report where outage_id = outage.id and ticket_id = named.value)`,
  ],
  [
    'reports untied although they lie within an outage',
    `select count(*) from outage_report join outage on at between began_at and last_at where outage_id is not outage.id`,
  ],
  [
    'pages that say something else than they are found by',
    `select count(*) from page where json_extract(doc, '$.kind') is not kind
       or json_extract(doc, '$.state') is not state or json_extract(doc, '$.ticketId') is not ticket_id
       or coalesce(json_extract(doc, '$.groupId'), '') is not group_id
       or json_extract(doc, '$.outageId') is not outage_id`,
  ],
  [
    'pages of an outage that is not there',
    `select count(*) from page where outage_id is not null and outage_id not in (select id from outage)`,
  ],
  [
    'tickets counted into a page that are not there',
    `select count(*) from page, json_each(page.doc, '$.ticketIds') as named
       where not exists (select 1 from ticket where ticket.id = named.value)`,
  ],
  [
    'tickets whose page is not there',
    `select count(*) from ticket where json_extract(doc, '$.gate.pageId') is not null
       and json_extract(doc, '$.gate.pageId') not in (select id from page)`,
  ],
]

/** Flags, outages and pages: what they say of each other must hold. Empty for a file from before there were any. */
export function triageFaults(sqlite: DatabaseSync): string[] {
  const known = sqlite.prepare(`select 1 from sqlite_schema where type = 'table' and name = 'outage'`).get()
  if (known === undefined) return []
  return questions.flatMap(([what, query]) => {
    const count = Number(Object.values(sqlite.prepare(query).get() ?? {})[0])
    return count === 0 ? [] : [`${count} ${what}.`]
  })
}
