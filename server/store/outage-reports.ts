import { ticketIdSchema, type GroupId, type OutageId } from '../../shared/protocol/common.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { OutageReport } from '../../shared/rules/outages.ts'
import { reportsTrouble } from '../../shared/rules/reports-trouble.ts'
import { standingOf } from '../../shared/rules/wakes-people.ts'
import { entriesWithholding } from './blocklist-entries.ts'
import type { Reader, Writer } from './database.ts'
import { groupWithMerged } from './groups.ts'
import { tieOutages } from './outages.ts'
import { readThresholds } from './settings.ts'

/** So far back, in ms, reports begin to count once staff vouch for their group. */
export const vouchesBack = 24 * 3_600_000

/**
 * Keeps what a ticket's step says about outages: that something has stopped, or that another group reported it. What a
 * ticket is part of has to be known before the gate decides. `before` is null where the ticket is filed.
 */
export async function reportOutage(
  tx: Writer,
  before: Ticket | null,
  after: Ticket,
  now: Date,
): Promise<void> {
  if (before !== null && before.groupId !== after.groupId)
    await regroup(tx, await reportsOfTicket(tx, after.id), after.groupId, now)
  if (!reportsTrouble(before && standingOf(before), standingOf(after))) return
  const at = now.getTime()
  const said = await reporter(tx, after.groupId, at)
  await tx
    .insertInto('outage_report')
    .values({ ticket_id: after.id, at, ...said, outage_id: null })
    .onConflict((conflict) => conflict.columns(['ticket_id', 'at']).doUpdateSet(said))
    .execute()
  await tieOutages(tx, at, 'more', (await readThresholds(tx)).outage, now)
}

/** Staff vouch for a group now, or for what it was merged with: what it reported lately counts. */
export async function vouchForReports(tx: Writer, groupId: GroupId, now: Date): Promise<void> {
  const { ids } = await groupWithMerged(tx, groupId)
  const reports = await tx
    .selectFrom('outage_report')
    .select(['ticket_id', 'at'])
    .where('group_id', 'in', ids)
    .where('at', '>=', now.getTime() - vouchesBack)
    .orderBy('at')
    .orderBy('ticket_id')
    .execute()
  await regroup(tx, reports, groupId, now)
}

/** The columns of a report that is tied to an outage, or to none; also for bulk filling. */
export function reportRow(report: OutageReport, outageId: OutageId | null) {
  return {
    ticket_id: report.ticketId,
    at: report.at,
    group_id: report.groupId,
    corroborates: report.corroborates ? (1 as const) : (0 as const),
    outage_id: outageId,
  }
}

interface ReportKey {
  readonly ticket_id: string
  readonly at: number
}

async function reportsOfTicket(reader: Reader, ticketId: string): Promise<ReportKey[]> {
  return reader
    .selectFrom('outage_report')
    .select(['ticket_id', 'at'])
    .where('ticket_id', '=', ticketId)
    .orderBy('at')
    .execute()
}

/** These reports are another group's, or count otherwise than they did. */
async function regroup(
  tx: Writer,
  reports: readonly ReportKey[],
  groupId: GroupId,
  now: Date,
): Promise<void> {
  const { outage: rule } = await readThresholds(tx)
  for (const { ticket_id, at } of reports) {
    const said = await reporter(tx, groupId, at)
    const changed = await tx
      .updateTable('outage_report')
      .set(said)
      .where('ticket_id', '=', ticketIdSchema.parse(ticket_id))
      .where('at', '=', at)
      .where((or) =>
        or.or([or('group_id', '<>', said.group_id), or('corroborates', '<>', said.corroborates)]),
      )
      .returning('at')
      .executeTakeFirst()
    if (changed !== undefined) await tieOutages(tx, at, 'other', rule, now)
  }
}

/** Whose report it is, and whether it counts: nobody corroborates themselves by typing three names. */
async function reporter(reader: Reader, groupId: GroupId, at: number) {
  const { group, ids } = await groupWithMerged(reader, groupId)
  const blocked = await entriesWithholding(reader, ids, new Date(at))
  const counts = group.confirmed && blocked.length === 0
  return { group_id: group.id, corroborates: counts ? (1 as const) : (0 as const) }
}
