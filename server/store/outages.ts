import { groupIdSchema, outageIdSchema, ticketIdSchema } from '../../shared/protocol/common.ts'
import { outageSchema, type Outage } from '../../shared/protocol/outage.ts'
import { findOutages, type OutageReport, type OutageRule } from '../../shared/rules/outages.ts'
import type { Reader, Writer } from './database.ts'
import { recordChange } from './feed.ts'
import { matchOutages } from './match-outages.ts'
import { movePages, tiePages } from './outage-pages.ts'
import { newId } from './secrets.ts'

/** What of the reports is news: there is one more, and no outage can fall apart by it; or one says something else now. */
export type ReportNews = 'more' | 'other'

/**
 * Ties anew what was reported around an instant, in ms. A report changes nothing beyond the window before it, the window
 * after it and the outages that these touch: only that is read, and the result is that of `findOutages` over everything.
 * Where there only is one more report, outages of an earlier rule go on standing.
 */
export async function tieOutages(
  tx: Writer,
  at: number,
  news: ReportNews,
  rule: OutageRule,
  now: Date,
): Promise<void> {
  const windowMs = rule.minutes * 60_000
  const standing = await outagesTouching(tx, at - windowMs, at + windowMs)
  const spans = standing.map(({ beganAt, lastAt }) => ({ from: Date.parse(beganAt), to: Date.parse(lastAt) }))
  const from = Math.min(at - windowMs, ...spans.map((span) => span.from))
  const to = Math.max(at + windowMs, ...spans.map((span) => span.to))
  const reports = await reportsBetween(tx, from, to)
  const found = findOutages(reports, rule, news === 'more' ? spans : [])
  const { after, puts, gone } = matchOutages(standing, found, () => outageIdSchema.parse(newId(now)))
  for (const { outage, newTickets } of puts) {
    await writeOutage(tx, outage, now)
    await tiePages(tx, outage, newTickets, now)
  }
  await tieReports(tx, reports, after)
  for (const outage of gone) await removeOutage(tx, outage, now)
}

/** Outages that have an instant in common with a span, the earliest first. */
async function outagesTouching(reader: Reader, from: number, to: number): Promise<Outage[]> {
  const rows = await reader
    .selectFrom('outage')
    .select('doc')
    .where('last_at', '>=', from)
    .where('began_at', '<=', to)
    .orderBy('began_at')
    .execute()
  return rows.map((row) => outageSchema.parse(JSON.parse(row.doc)))
}

interface TiedReport extends OutageReport {
  readonly outageId: string | null
}

async function reportsBetween(reader: Reader, from: number, to: number): Promise<TiedReport[]> {
  const rows = await reader
    .selectFrom('outage_report')
    .selectAll()
    .where('at', '>=', from)
    .where('at', '<=', to)
    .execute()
  return rows.map((row) => ({
    ticketId: ticketIdSchema.parse(row.ticket_id),
    groupId: groupIdSchema.parse(row.group_id),
    at: row.at,
    corroborates: row.corroborates === 1,
    outageId: row.outage_id,
  }))
}

async function writeOutage(tx: Writer, outage: Outage, now: Date): Promise<void> {
  const { id, ...columns } = outageRow(outage)
  await tx
    .insertInto('outage')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await recordChange(tx, { kind: 'outage', id, op: 'put', version: outage.version, now })
}

/** The columns of an outage; also for bulk filling. */
export function outageRow(outage: Outage) {
  return {
    id: outage.id,
    began_at: Date.parse(outage.beganAt),
    last_at: Date.parse(outage.lastAt),
    version: outage.version,
    doc: JSON.stringify(outage),
  }
}

/** Writes the reports whose outage is another one than before. */
async function tieReports(
  tx: Writer,
  reports: readonly TiedReport[],
  outages: readonly Outage[],
): Promise<void> {
  const spans = outages.map(({ id, beganAt, lastAt }) => ({
    id,
    from: Date.parse(beganAt),
    to: Date.parse(lastAt),
  }))
  for (const { ticketId, at, outageId } of reports) {
    const tiedTo = spans.find(({ from, to }) => from <= at && at <= to)?.id ?? null
    if (tiedTo === outageId) continue
    await tx
      .updateTable('outage_report')
      .set({ outage_id: tiedTo })
      .where('ticket_id', '=', ticketId)
      .where('at', '=', at)
      .execute()
  }
}

/** Call it once nothing is tied to it any more. */
async function removeOutage(tx: Writer, { id, version }: Outage, now: Date): Promise<void> {
  await movePages(tx, id, now)
  await tx.deleteFrom('outage').where('id', '=', id).execute()
  await recordChange(tx, { kind: 'outage', id, op: 'delete', version: version + 1, now })
}
