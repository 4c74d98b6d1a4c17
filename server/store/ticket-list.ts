import { sql, type RawBuilder } from 'kysely'
import type { Status } from '../../shared/rules/status.ts'
import type { Urgency } from '../../shared/rules/urgency.ts'
import type { Reader } from './database.ts'
import { fewNumbers } from './ticket-search.ts'

export interface TicketFilter {
  /** Empty lists let everything through. */
  readonly urgencies: readonly Urgency[]
  readonly statuses: readonly Status[]
  readonly groupIds: readonly string[]
  /** Ids of staff; null stands for nobody's tickets. */
  readonly assignees: readonly (string | null)[]
  /** By `searchWords`: each must begin a word of number, subject, group name, requester, e-mail or phone. */
  readonly words: readonly string[]
}

export interface TicketPlace {
  readonly updatedAt: string
  readonly number: number
}

type Column = (
  name: 'urgency' | 'status' | 'group_id' | 'assignee_id' | 'updated_at' | 'number',
) => RawBuilder<unknown>

export interface TicketPage {
  /** JSON documents with commas between them, in UTF-8; null where nothing was found. */
  readonly documents: Uint8Array | null
  /** The place of the last ticket; null where no other follows it. */
  readonly after: TicketPlace | null
}

/**
 * Tickets as one run of bytes, the newest change first. Keyset, not OFFSET: a ticket that changes between two pages must
 * not shift the next one. The database puts the documents together, as it does those of the feed: to take each of them
 * out as a text, and to encode what comes of it again, took four times as long as to find them.
 */
export async function listTickets(
  reader: Reader,
  filter: TicketFilter,
  limit: number,
  after: TicketPlace | null,
): Promise<TicketPage> {
  const numbers = await fewNumbers(reader, filter.words)
  if (numbers?.length === 0) return { documents: null, after: null }
  // Found by their numbers, no other index helps: a plus keeps SQLite from trying one (Query Planner, 2.1).
  const column: Column = (name) => (numbers === null ? sql.ref(name) : sql`+${sql.ref(name)}`)
  const conditions = [...conditionsOf(filter, column), ...(after ? [isAfter(after, column)] : [])]
  // One more than is shown tells whether there are more.
  let query = reader
    .selectFrom('ticket')
    .select(['doc', 'updated_at', 'number'])
    .orderBy(column('updated_at'), 'desc')
    .orderBy(column('number'), 'desc')
    .limit(limit + 1)
  if (numbers)
    query = query.where(sql<boolean>`number in (select value from json_each(${JSON.stringify(numbers)}))`)
  for (const condition of conditions) query = query.where(condition)
  const found = await reader
    .selectFrom(query.as('page'))
    .select([documentsOfPage.as('documents'), rowsOfPage.as('rows')])
    .executeTakeFirstOrThrow()
  return cutPage(found, limit)
}

/*
 * The rows of a subquery with a LIMIT reach both in its order. SQLite promises an order only where `group_concat` is given
 * one of its own, which sorts them again for half as much once more; test/server/store/ticket-list.test.ts would see a change.
 */
const documentsOfPage = sql<Uint8Array | null>`cast(group_concat(page.doc, ',') as blob)`
const rowsOfPage = sql<
  string | null
>`group_concat(concat(page.updated_at, ' ', page.number, ' ', octet_length(page.doc)), ',')`

/** Takes what is beyond `limit` off again: that document, and the comma before it. */
function cutPage(found: { documents: Uint8Array | null; rows: string | null }, limit: number): TicketPage {
  const rows = (found.rows ?? '').split(',')
  const [beyond] = rows.slice(limit)
  if (found.documents === null || beyond === undefined) return { documents: found.documents, after: null }
  const bytes = Number(beyond.split(' ')[2])
  const [updatedAt = '', number = ''] = (rows[limit - 1] ?? '').split(' ')
  return {
    documents: found.documents.subarray(0, -(bytes + 1)),
    after: { updatedAt, number: Number(number) },
  }
}

function conditionsOf(filter: TicketFilter, column: Column): RawBuilder<boolean>[] {
  const { urgencies, statuses, groupIds, assignees, words } = filter
  const ids = assignees.filter((id) => id !== null)
  const isOne = (name: Parameters<Column>[0], values: readonly string[]) =>
    sql<boolean>`${column(name)} in (${sql.join(values)})`
  const nobodys = sql<boolean>`${column('assignee_id')} is null`
  return [
    ...(urgencies.length > 0 ? [isOne('urgency', urgencies)] : []),
    ...(statuses.length > 0 ? [isOne('status', statuses)] : []),
    ...(groupIds.length > 0 ? [isOne('group_id', groupIds)] : []),
    ...(ids.length > 0 && ids.length === assignees.length ? [isOne('assignee_id', ids)] : []),
    ...(ids.length > 0 && ids.length < assignees.length
      ? [sql<boolean>`(${nobodys} or ${isOne('assignee_id', ids)})`]
      : []),
    ...(ids.length === 0 && assignees.length > 0 ? [nobodys] : []),
    ...words.map((word) => sql<boolean>`instr(search, ${` ${word}`}) > 0`),
  ]
}

function isAfter({ updatedAt, number }: TicketPlace, column: Column): RawBuilder<boolean> {
  return sql<boolean>`(${column('updated_at')}, ${column('number')}) < (${updatedAt}, ${number})`
}
