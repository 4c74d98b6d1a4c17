import { sql, type RawBuilder } from 'kysely'
import {
  groupIdSchema,
  outageIdSchema,
  pageIdSchema,
  type GroupId,
  type OutageId,
  type PageId,
  type TicketId,
} from '../../shared/protocol/common.ts'
import {
  pageHeadSchema,
  pageSchema,
  type Page,
  type PageHead,
  type PageState,
} from '../../shared/protocol/page.ts'
import type { EarlierPage } from '../../shared/rules/page-gate.ts'
import type { Reader, Writer } from './database.ts'
import { recordChange } from './feed.ts'

/** Longer ago than this, in ms, no page says anything about the next one. */
const remembersFor = 24 * 3_600_000

/**
 * The pages of these groups, and of this outage, that can decide about the next one, oldest first. Pages by hand, drills
 * and those for what nobody opened are none: a group that is confirmed later still wakes everybody.
 */
export async function earlierPages(
  reader: Reader,
  groupIds: readonly GroupId[],
  outageId: OutageId | null,
  now: Date,
): Promise<EarlierPage[]> {
  const since = new Date(now.getTime() - remembersFor).toISOString()
  const rows = await reader
    .selectFrom('page')
    // The columns alone: a document that tells every message of a large desk is not read for each ticket of a storm.
    .select(['id', 'group_id', 'outage_id', 'began_at', 'acknowledged_at', 'state'])
    .where((or) => or.or([or('group_id', 'in', groupIds), or('outage_id', '=', outageId)]))
    .where('kind', '=', 'gate')
    .where('began_at', '>=', since)
    .orderBy('began_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: pageIdSchema.parse(row.id),
    groupId: row.group_id === '' ? null : groupIdSchema.parse(row.group_id),
    outageId: row.outage_id === null ? null : outageIdSchema.parse(row.outage_id),
    beganAt: Date.parse(row.began_at),
    acknowledgedAt: row.acknowledged_at === null ? null : Date.parse(row.acknowledged_at),
    isOver: isOver(row.state),
  }))
}

const overStates: ReadonlySet<string> = new Set<PageState>(['resolved', 'withheld', 'failed'])

/** Whether nothing more comes of a page in that state. */
export function isOver(state: string): boolean {
  return overStates.has(state)
}

/** A page as the gate looks back at it. */
export function earlierPage({ id, groupId, outageId, beganAt, acknowledgedAt, state }: Page): EarlierPage {
  return {
    id,
    groupId,
    outageId,
    beganAt: Date.parse(beganAt),
    acknowledgedAt: acknowledgedAt === null ? null : Date.parse(acknowledgedAt),
    isOver: isOver(state),
  }
}

/**
 * Writes a new page with its entry in the feed; one that is to be sent is given to the pager in the same transaction,
 * with what its messages are for.
 */
export async function insertPage(
  tx: Writer,
  page: Page,
  now: Date,
  purpose: 'wake' | 'test' | 'verify' = 'wake',
): Promise<void> {
  await tx.insertInto('page').values(pageRow(page)).execute()
  if (page.state === 'queued')
    await tx.insertInto('page_run').values({ page_id: page.id, purpose, due_at: 0 }).execute()
  await recordChange(tx, { kind: 'page', id: page.id, op: 'put', version: page.version, now })
}

/** Counts one more ticket into a page, and ties it to the outage that the ticket is part of, if it was tied to none. */
export async function addToPage(
  tx: Writer,
  id: PageId,
  ticketId: TicketId,
  outageId: OutageId | null,
  now: Date,
): Promise<void> {
  const page = await findPageHead(tx, id)
  if (page === null) throw new Error(`The page ${id} is not there.`)
  const next = pageWith(page, ticketId, outageId)
  if (next !== null) await putPageHead(tx, next, now)
}

/** A page with one more ticket in it; null where that changes nothing. */
export function pageWith<Some extends PageHead>(
  page: Some,
  ticketId: TicketId,
  outageId: OutageId | null,
): Some | null {
  const isTied = page.outageId !== null || outageId === null
  if (page.ticketIds.includes(ticketId) && isTied) return null
  const ticketIds = [...new Set([...page.ticketIds, ticketId])]
  return { ...page, ticketIds, outageId: page.outageId ?? outageId }
}

export async function findPage(reader: Reader, id: PageId): Promise<Page | null> {
  const row = await reader.selectFrom('page').select('doc').where('id', '=', id).executeTakeFirst()
  return row ? pageSchema.parse(JSON.parse(row.doc)) : null
}

/** A page as its table of messages does not concern it: what its document tells of them stays unread. */
export async function findPageHead(reader: Reader, id: PageId): Promise<PageHead | null> {
  const row = await reader
    .selectFrom('page')
    .select(sql<string>`json_remove(doc, '$.deliveries')`.as('doc'))
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? pageHeadSchema.parse(JSON.parse(row.doc)) : null
}

/** Which of these pages are drills. */
export async function drillsAmong(reader: Reader, ids: ReadonlySet<PageId>): Promise<Set<PageId>> {
  if (ids.size === 0) return new Set()
  const rows = await reader
    .selectFrom('page')
    .select('id')
    .where('id', 'in', [...ids])
    .where('kind', '=', 'drill')
    .execute()
  return new Set(rows.map(({ id }) => pageIdSchema.parse(id)))
}

/** Stores a page as given under the next version, with its entry in the feed. */
export async function putPage(tx: Writer, next: Page, now: Date): Promise<Page> {
  const page = { ...next, version: next.version + 1 }
  await storePage(tx, page, JSON.stringify(page), now)
  return page
}

/** The same, and what its document tells of its messages stays as it is. */
async function putPageHead(tx: Writer, next: PageHead, now: Date): Promise<void> {
  const page = { ...next, version: next.version + 1 }
  const doc = sql<string>`json_set(
    ${JSON.stringify(page)},
    '$.deliveriesLeftOut', coalesce(doc ->> '$.deliveriesLeftOut', 0),
    '$.deliveries', json(coalesce(doc -> '$.deliveries', '[]')))`
  await storePage(tx, page, doc, now)
}

/** The same with its messages as the JSON texts that they are kept as: thousands are neither read nor written anew. */
export async function putPageTelling(
  tx: Writer,
  next: PageHead,
  told: { readonly deliveries: readonly string[]; readonly leftOut: number },
  now: Date,
): Promise<void> {
  const page = { ...next, version: next.version + 1, deliveriesLeftOut: told.leftOut }
  const doc = `${JSON.stringify(page).slice(0, -1)},"deliveries":[${told.deliveries.join(',')}]}`
  await storePage(tx, page, doc, now)
}

async function storePage(
  tx: Writer,
  page: PageHead,
  doc: string | RawBuilder<string>,
  now: Date,
): Promise<void> {
  const { id, ...columns } = pageColumns(page)
  await tx
    .updateTable('page')
    .set({ ...columns, doc })
    .where('id', '=', id)
    .execute()
  await recordChange(tx, { kind: 'page', id, op: 'put', version: page.version, now })
}

/** The columns of a page; also for bulk filling. */
export function pageRow(page: Page) {
  return { ...pageColumns(page), doc: JSON.stringify(page) }
}

function pageColumns(page: PageHead) {
  return {
    id: page.id,
    group_id: page.groupId ?? '',
    kind: page.kind,
    ticket_id: page.ticketId,
    outage_id: page.outageId,
    state: page.state,
    began_at: page.beganAt,
    acknowledged_at: page.acknowledgedAt,
    version: page.version,
  }
}

/** Pages as JSON texts, the newest first; keyset over beginning and id. */
export async function listPages(
  reader: Reader,
  state: PageState | undefined,
  limit: number,
  after: { readonly beganAt: string; readonly id: string } | null,
): Promise<{ doc: string; began_at: string; id: string }[]> {
  let query = reader
    .selectFrom('page')
    .select(['doc', 'began_at', 'id'])
    .orderBy('began_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (state !== undefined) query = query.where('state', '=', state)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('began_at', 'id'), '<', tuple(after.beganAt, after.id)),
    )
  return query.execute()
}
