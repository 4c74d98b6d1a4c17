import { sql } from 'kysely'
import { z } from 'zod'
import { flagIdSchema, type GroupId } from '../../shared/protocol/common.ts'
import { ticketSchema } from '../../shared/protocol/ticket.ts'
import { urgencyCase } from '../../shared/rules/urgency-case.ts'
import { recordMs, urgencyRecord, type UrgencyRecord } from '../../shared/rules/urgency-record.ts'
import type { Reader } from './database.ts'
import { groupWithMerged } from './groups.ts'

/**
 * What a group's mission-critical tickets were worth lately, those of every group merged into it included. Read through
 * an index that holds these tickets alone (`ticket_record`): its condition has to stand here as it stands there.
 */
export async function recordOfGroup(reader: Reader, groupId: GroupId, now: Date): Promise<UrgencyRecord> {
  const { group, ids } = await groupWithMerged(reader, groupId)
  const since = new Date(now.getTime() - recordMs).toISOString()
  const rows = await recordRows(reader, ids, since).execute()
  const cases = rows.map(({ doc, flagIds, isOutage }) =>
    urgencyCase({
      ticket: ticketSchema.parse(JSON.parse(doc)),
      contacts: group.contacts,
      flags: idsSchema.parse(JSON.parse(flagIds)).map((id) => ({ id })),
      isOutage: isOutage === 1,
    }),
  )
  return urgencyRecord(cases, now.getTime())
}

const idsSchema = z.array(flagIdSchema)

/** The statement alone, so that a test can ask how it is carried out. */
export function recordRows(reader: Reader, groupIds: readonly GroupId[], since: string) {
  return reader
    .selectFrom('ticket')
    .select([
      'doc',
      sql<string>`(select json_group_array(flag.id) from flag where flag.ticket_id = ticket.id)`.as(
        'flagIds',
      ),
      sql<number>`exists (select 1 from outage_report as report
        where report.ticket_id = ticket.id and report.outage_id is not null)`.as('isOutage'),
    ])
    .where('group_id', 'in', groupIds)
    .where(sql<boolean>`json_extract(doc, '$.urgency.requested') = 'mission-critical'`)
    .where(sql<boolean>`json_extract(doc, '$.createdAt') > ${since}`)
}
