import type { GroupId, PageId, TicketId } from '../../shared/protocol/common.ts'
import { pageSchema, type Page, type PageState } from '../../shared/protocol/page.ts'
import type { EarlierPage } from '../../shared/rules/page-gate.ts'
import type { Reader, Writer } from './database.ts'
import { recordChange } from './feed.ts'

/** Longer ago than this, in ms, no page says anything about the next one. */
const remembersFor = 24 * 3_600_000

/** The pages of these groups that can decide about the next one, oldest first. */
export async function earlierPages(
  reader: Reader,
  groupIds: readonly GroupId[],
  now: Date,
): Promise<EarlierPage[]> {
  const since = new Date(now.getTime() - remembersFor).toISOString()
  const rows = await reader
    .selectFrom('page')
    .select('doc')
    .where('group_id', 'in', groupIds)
    .where('began_at', '>=', since)
    .orderBy('began_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => earlierPage(pageSchema.parse(JSON.parse(row.doc))))
}

const overStates: ReadonlySet<PageState> = new Set(['resolved', 'withheld', 'failed'])

/** A page as the gate looks back at it. */
export function earlierPage({ id, groupId, outageId, beganAt, acknowledgedAt, state }: Page): EarlierPage {
  return {
    id,
    groupId,
    outageId,
    beganAt: Date.parse(beganAt),
    acknowledgedAt: acknowledgedAt === null ? null : Date.parse(acknowledgedAt),
    isOver: overStates.has(state),
  }
}

/** Writes a new page with its entry in the feed. */
export async function insertPage(tx: Writer, page: Page, now: Date): Promise<void> {
  await tx.insertInto('page').values(pageRow(page)).execute()
  await recordChange(tx, { kind: 'page', id: page.id, op: 'put', version: page.version, now })
}

/** Counts one more ticket into a page. */
export async function addToPage(tx: Writer, id: PageId, ticketId: TicketId, now: Date): Promise<void> {
  const row = await tx.selectFrom('page').select('doc').where('id', '=', id).executeTakeFirstOrThrow()
  const page = pageSchema.parse(JSON.parse(row.doc))
  if (page.ticketIds.includes(ticketId)) return
  const next = { ...page, ticketIds: [...page.ticketIds, ticketId], version: page.version + 1 }
  const { id: _, ...columns } = pageRow(next)
  await tx.updateTable('page').set(columns).where('id', '=', id).execute()
  await recordChange(tx, { kind: 'page', id, op: 'put', version: next.version, now })
}

function pageRow(page: Page) {
  return {
    id: page.id,
    group_id: page.groupId,
    outage_id: page.outageId,
    state: page.state,
    began_at: page.beganAt,
    acknowledged_at: page.acknowledgedAt,
    version: page.version,
    doc: JSON.stringify(page),
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
