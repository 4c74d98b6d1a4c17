import { sql } from 'kysely'
import type { Reader } from './database.ts'
import { readCursor, writeCursor, type Cursor } from './cursor.ts'
import { headOf, markOf } from './feed.ts'
import { readMeta } from './meta.ts'
import { Refusal } from './refusal.ts'

export interface ChangesPage {
  /** The whole reply as JSON text: docs are stored as they are answered, and are not parsed on their way out. */
  readonly text: string
  readonly count: number
  readonly cursor: string
  readonly more: boolean
}

interface ChangeRow {
  seq: number
  kind: string
  id: string
  op: 'put' | 'delete'
  version: number
  doc: string | null
}

/**
 * One page of the feed after `cursor` (null: from the start, as a snapshot), in ascending `seq`; several changes of one
 * thing are folded into its newest. Needs one read transaction. Throws `resync-required` where the cursor belongs to
 * another history or to one that is no longer kept.
 */
export async function readChanges(
  reader: Reader,
  feedId: string,
  cursor: string | null,
  limit: number,
): Promise<ChangesPage> {
  const head = await headOf(reader)
  const from =
    cursor === null ? { feedId, seq: 0, head, mark: '' } : await trustedCursor(reader, feedId, head, cursor)
  const rows = await changesAfter(reader, from, limit + 1)
  const more = rows.length > limit
  if (more) rows.length = limit
  const next = await cursorAfter(reader, from, more ? (rows.at(-1)?.seq ?? from.seq) : head)
  const changes = rows.map(changeText).join(',')
  const text = `{"feedId":${JSON.stringify(feedId)},"changes":[${changes}],"cursor":"${next}","more":${more}}`
  return { text, count: rows.length, cursor: next, more }
}

/** Inside a snapshot the mark stays that of the change at which it began: it vouches for everything before. */
async function cursorAfter(reader: Reader, from: Cursor, seq: number): Promise<string> {
  const head = Math.max(from.head, seq)
  const mark = (await markOf(reader, head)) ?? ''
  return writeCursor({ feedId: from.feedId, seq, head, mark })
}

async function trustedCursor(reader: Reader, feedId: string, head: number, text: string): Promise<Cursor> {
  const cursor = readCursor(text)
  if (!cursor) throw resync('The cursor was not made by this desk.')
  if (cursor.feedId !== feedId) throw resync('The cursor belongs to another desk.')
  if (cursor.head > head)
    throw resync('The cursor is from the future of this desk: it was restored from a backup.')
  const pruned = Number((await readMeta(reader, 'pruned-through')) ?? 0)
  if (cursor.head < pruned) throw resync('The cursor is older than the deletions that this desk remembers.')
  if ((await markOf(reader, cursor.head)) !== cursor.mark)
    throw resync('The cursor belongs to a history that this desk no longer has.')
  return cursor
}

function resync(why: string): Refusal {
  return new Refusal('resync-required', `${why} Read everything again, without a cursor.`)
}

/** The newest change of each thing; what was deleted before a snapshot began is no news to its reader. */
async function changesAfter(reader: Reader, from: Cursor, limit: number): Promise<ChangeRow[]> {
  return reader
    .selectFrom('change as c')
    .select(['c.seq', 'c.kind', 'c.id', 'c.op', 'c.version', docOfChange.as('doc')])
    .where('c.seq', '>', from.seq)
    .where('c.latest', '=', 1)
    .where((or) => or.or([or('c.op', '=', 'put'), or('c.seq', '>', from.head)]))
    .orderBy('c.seq')
    .limit(limit)
    .execute()
}

const docOfChange = sql<string | null>`case c.kind
  when 'ticket' then (select doc from ticket where id = c.id)
  when 'message' then (select doc from message where id = c.id)
  when 'group' then (select doc from customer_group where id = c.id)
  when 'staff' then (select doc from staff where id = c.id)
  when 'settings' then (select doc from settings where id = c.id)
end`

function changeText(row: ChangeRow): string {
  const start = `{"seq":${row.seq},"kind":"${row.kind}","id":${JSON.stringify(row.id)},"op":"${row.op}"`
  return `${start},"version":${row.version},"doc":${row.op === 'put' ? row.doc : 'null'}}`
}
