import { sql } from 'kysely'
import type { StaffId } from '../../shared/protocol/common.ts'
import type { Reader } from './database.ts'
import { readCursor, writeCursor, type Cursor } from './cursor.ts'
import { headOf, markOf } from './feed.ts'
import { readMeta } from './meta.ts'
import { Refusal } from './refusal.ts'
import { isAnothersView } from './views.ts'

/** Bytes at which a page ends, whatever its limit: one page of the longest messages would be more than a reader can hold. */
const largestPage = 8 * 1024 * 1024

export interface ChangesPage {
  /** The whole reply as JSON in UTF-8: docs are stored as they are answered, and are not parsed on their way out. */
  readonly body: Buffer
  readonly count: number
  readonly cursor: string
  readonly more: boolean
}

/**
 * One page of the feed after `cursor` (null: from the start, as a snapshot), in ascending `seq`; several changes of one
 * thing are folded into its newest. A page ends early where it grows large, but never before its first change. Needs
 * one read transaction. Throws `resync-required` where the cursor belongs to another history or to one that is no
 * longer kept. `person`: who reads; what is another one's own reads as deleted.
 */
export async function readChanges(
  reader: Reader,
  feedId: string,
  cursor: string | null,
  limit: number,
  person: StaffId | null = null,
): Promise<ChangesPage> {
  const head = await headOf(reader)
  const from =
    cursor === null
      ? { feedId, seq: 0, head, seen: head, mark: '' }
      : await trustedCursor(reader, feedId, head, cursor)
  return pageAfter(reader, from, await endOf(reader, feedId, head), limit, person)
}

/** The cursor of whoever has read to the end of the feed, which is at `head`. */
export async function endOf(reader: Reader, feedId: string, head: number): Promise<Cursor> {
  return { feedId, seq: head, head, seen: head, mark: (await markOf(reader, head)) ?? '' }
}

/** The page that follows a cursor of this very history; the feed ends at `end`. */
export async function pageAfter(
  reader: Reader,
  from: Cursor,
  end: Cursor,
  limit: number,
  person: StaffId | null,
): Promise<ChangesPage> {
  const { count, last, changes } = await changesAfter(reader, from, limit, person)
  const more = last !== null && last < end.seq && (await hasChangeAfter(reader, { ...from, seq: last }))
  const seq = more ? last : end.seq
  const next = writeCursor({ ...end, seq, head: Math.max(from.head, seq) })
  const start = `{"feedId":${JSON.stringify(end.feedId)},"changes":[`
  const body = Buffer.concat([
    Buffer.from(start),
    changes ?? noBytes,
    Buffer.from(`],"cursor":"${next}","more":${more}}`),
  ])
  return { body, count, cursor: next, more }
}

async function trustedCursor(reader: Reader, feedId: string, head: number, text: string): Promise<Cursor> {
  const cursor = readCursor(text)
  if (!cursor) throw resync('The cursor was not made by this desk.')
  if (cursor.feedId !== feedId) throw resync('The cursor belongs to another desk.')
  if (cursor.seen > head)
    throw resync('The cursor is from the future of this desk: it was restored from a backup.')
  const pruned = Number((await readMeta(reader, 'pruned-through')) ?? 0)
  if (cursor.head < pruned) throw resync('The cursor is older than the deletions that this desk remembers.')
  if ((await markOf(reader, cursor.seen)) !== cursor.mark)
    throw resync('The cursor belongs to a history that this desk no longer has.')
  return cursor
}

function resync(why: string): Refusal {
  return new Refusal('resync-required', `${why} Read everything again, without a cursor.`)
}

/** The newest change of each thing; what was deleted before a snapshot began is no news to its reader. */
function news(reader: Reader, from: Cursor) {
  return reader
    .selectFrom('change as c')
    .where('c.seq', '>', from.seq)
    .where('c.latest', '=', 1)
    .where((or) => or.or([or('c.op', '=', 'put'), or('c.seq', '>', from.head)]))
    .orderBy('c.seq')
}

/**
 * The next changes as one run of bytes, put together by the database: nothing is decoded, copied row by row or encoded
 * again, which is half of what a page costs. The bytes stand in the order of `seq`, in which the window walks the rows.
 */
async function changesAfter(
  reader: Reader,
  from: Cursor,
  limit: number,
  person: StaffId | null,
): Promise<PageOfBytes> {
  const texts = news(reader, from)
    .select(['c.seq', changeText(person).as('text')])
    .limit(limit)
  const measured = reader
    .selectFrom(texts.as('texts'))
    .select(['texts.seq', 'texts.text', bytesBefore.as('before')])
  return reader
    .selectFrom(measured.as('page'))
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.max('page.seq').as('last'),
      sql<Uint8Array | null>`cast(group_concat(page.text, ',') as blob)`.as('changes'),
    ])
    .where('page.before', '<', largestPage)
    .executeTakeFirstOrThrow()
}

interface PageOfBytes {
  count: number
  /** Null on a page without changes, as `changes`. */
  last: number | null
  changes: Uint8Array | null
}

const noBytes = new Uint8Array()

async function hasChangeAfter(reader: Reader, from: Cursor): Promise<boolean> {
  return (await news(reader, from).select('c.seq').limit(1).executeTakeFirst()) !== undefined
}

const docOfChange = sql<string | null>`case c.kind
  when 'ticket' then (select doc from ticket where id = c.id)
  when 'message' then (select doc from message where id = c.id)
  when 'group' then (select doc from customer_group where id = c.id)
  when 'staff' then (select doc from staff where id = c.id)
  when 'settings' then (select doc from settings where id = c.id)
  when 'blocklist-operation' then (select doc from blocklist_operation where id = c.id)
  when 'page' then (select doc from page where id = c.id)
  when 'blocklist-entry' then (select doc from blocklist_entry where id = c.id)
  when 'flag' then (select doc from flag where id = c.id)
  when 'outage' then (select doc from outage where id = c.id)
  when 'responder' then (select doc from responder where id = c.id)
  when 'rota' then (select doc from rota where id = c.id)
  when 'view' then (select doc from saved_view where id = c.id)
  when 'canned-reply' then (select doc from canned_reply where id = c.id)
end`

const bytesBefore = sql<number>`sum(octet_length(texts.text)) over (order by texts.seq rows unbounded preceding) - octet_length(texts.text)`

/** A deletion has no doc. */
function changeText(person: StaffId | null) {
  const op = sql<string>`iif(${isAnothersView(person)}, 'delete', c.op)`
  return sql<string>`concat('{"seq":', c.seq, ',"kind":"', c.kind, '","id":', json_quote(c.id),
    ',"op":"', ${op}, '","version":', c.version, ',"doc":', iif(${op} = 'put', coalesce(${docOfChange}, 'null'), 'null'), '}')`
}
