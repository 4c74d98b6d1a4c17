import type { MethodId, ResponderId, StaffId } from '../../shared/protocol/common.ts'
import { responderSchema, type Responder } from '../../shared/protocol/responder.ts'
import { sql } from 'kysely'
import type { Reader, Writer } from './database.ts'
import { latestVersion, recordChange } from './feed.ts'

/** Everybody who can be paged, or could be, in the order of their ids. */
export async function listResponders(reader: Reader): Promise<Responder[]> {
  return readingResponders().list(reader)
}

/** `listResponders` and `findResponders`, for whoever asks again and again. */
export interface ReadResponders {
  list(reader: Reader): Promise<Responder[]>
  find(reader: Reader, ids: readonly ResponderId[]): Promise<Map<ResponderId, Responder>>
}

/** Parses anew only whoever has changed since they were listed: the pager asks many times while it wakes everybody. */
export function readingResponders(): ReadResponders {
  let known = new Map<string, Responder>()
  const parsed = (doc: string) => known.get(doc) ?? responderSchema.parse(JSON.parse(doc))
  return {
    async list(reader) {
      const rows = await reader.selectFrom('responder').select('doc').orderBy('id').execute()
      known = new Map(rows.map(({ doc }) => [doc, parsed(doc)]))
      return [...known.values()]
    },
    async find(reader, ids) {
      const rows = await reader.selectFrom('responder').select('doc').where('id', 'in', anyOf(ids)).execute()
      return new Map(rows.map(({ doc }) => parsed(doc)).map((responder) => [responder.id, responder]))
    },
  }
}

/** Some of them, as JSON texts, in the order of their ids; keyset. */
export async function someResponders(
  reader: Reader,
  limit: number,
  after: string | null,
): Promise<{ id: string; doc: string }[]> {
  return reader
    .selectFrom('responder')
    .select(['id', 'doc'])
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function findResponder(reader: Reader, id: string): Promise<Responder | null> {
  const row = await reader.selectFrom('responder').select('doc').where('id', '=', id).executeTakeFirst()
  return row ? responderSchema.parse(JSON.parse(row.doc)) : null
}

/** Who a member of the staff is among those who are paged. */
export async function responderOfStaff(reader: Reader, staffId: StaffId): Promise<Responder | null> {
  const row = await reader
    .selectFrom('responder')
    .select('doc')
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row ? responderSchema.parse(JSON.parse(row.doc)) : null
}

/** Who has a method; null where nobody has. */
export async function holderOfMethod(reader: Reader, methodId: MethodId): Promise<Responder | null> {
  const row = await reader
    .selectFrom('responder')
    .select('doc')
    .where(
      sql<boolean>`exists (select 1 from json_each(responder.doc, '$.methods') as method
        where json_extract(method.value, '$.id') = ${methodId})`,
    )
    .executeTakeFirst()
  return row ? responderSchema.parse(JSON.parse(row.doc)) : null
}

/**
 * Stores somebody under the next version, with the entry in the feed; new, changed, or under the id of one who is gone.
 * What the version of `next` says is passed over.
 */
export async function writeResponder(tx: Writer, next: Responder, now: Date): Promise<Responder> {
  const version = (await latestVersion(tx, 'responder', next.id)) + 1
  const responder = { ...next, version }
  const columns = { staff_id: responder.staffId, version, doc: JSON.stringify(responder) }
  await tx
    .insertInto('responder')
    .values({ id: responder.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await recordChange(tx, { kind: 'responder', id: responder.id, op: 'put', version, now })
  return responder
}

/** These people, as many as there are of them, by their ids. */
export async function findResponders(
  reader: Reader,
  ids: readonly ResponderId[],
): Promise<Map<ResponderId, Responder>> {
  return readingResponders().find(reader, ids)
}

/** As one value, so that the statement stays the same however many there are. */
function anyOf(ids: readonly string[]) {
  return sql<string>`(select value from json_each(${JSON.stringify(ids)}))`
}

/** The secrets of methods as they are sealed: by method, and then by name. */
export async function sealedSecrets(
  reader: Reader,
  methodIds: readonly MethodId[],
): Promise<Map<string, Map<string, string>>> {
  const rows = await reader
    .selectFrom('method_secret')
    .select(['method_id', 'name', 'sealed'])
    .where('method_id', 'in', anyOf(methodIds))
    .execute()
  const byMethod = Map.groupBy(rows, ({ method_id }) => method_id)
  return new Map(
    [...byMethod].map(([id, secrets]) => [id, new Map(secrets.map(({ name, sealed }) => [name, sealed]))]),
  )
}

/** The code that is on its way to verify a method, as it is sealed; null where none is. */
export async function sealedCode(reader: Reader, methodId: string): Promise<string | null> {
  const row = await reader
    .selectFrom('method_code')
    .select('sealed')
    .where('method_id', '=', methodId)
    .executeTakeFirst()
  return row?.sealed ?? null
}
