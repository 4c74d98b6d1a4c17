import type { Database } from '../store/database.ts'
import { insertHistory } from '../store/bulk.ts'
import { isEmptyDesk } from '../store/is-empty-desk.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { writeSettings } from '../store/settings.ts'
import { findStaff } from '../store/staff.ts'
import { makeSample } from './make-sample.ts'
import type { SampleTicket } from './sample-ticket.ts'

export interface SampleSize {
  readonly tickets: number
  readonly seed: number
  /** 90 where not given. */
  readonly days?: number
}

/** Tickets written in one go: enough to be fast, few enough to stay small in memory. */
const batch = 1000

/**
 * Fills an empty desk with a sample and marks it as one; returns whether it did. A desk that holds a ticket or a group
 * is left alone. One transaction: a start that is killed midway leaves the desk empty, not half a story.
 */
export async function fillSample(database: Database, size: SampleSize, now: Date): Promise<boolean> {
  return database.write(async (tx) => {
    if (!(await isEmptyDesk(tx))) return false
    const bootstrap = await readMeta(tx, 'bootstrap-staff')
    const colleague = bootstrap === null ? null : await findStaff(tx, bootstrap)
    const sample = makeSample({ ...size, now, ...(colleague && { colleague }) })
    await writeMeta(tx, 'sample', 'true')
    await writeSettings(tx, sample.settings, now)
    const { staff, groups, responders, rota, views, cannedReplies } = sample
    await insertHistory(tx, { staff, groups, responders, rota, views, cannedReplies }, now)
    for (const tickets of inBatches(sample.tickets)) await insertHistory(tx, { tickets }, now)
    await insertHistory(tx, { triage: sample.triage() }, now)
    return true
  })
}

function* inBatches(tickets: Iterable<SampleTicket>): Generator<SampleTicket[]> {
  let collected: SampleTicket[] = []
  for (const ticket of tickets) {
    collected.push(ticket)
    if (collected.length < batch) continue
    yield collected
    collected = []
  }
  if (collected.length > 0) yield collected
}
