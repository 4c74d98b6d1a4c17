import { responderSchema, type Responder } from '../../shared/protocol/responder.ts'
import type { Reader } from './database.ts'

/** Everybody who can be paged, or could be, in the order of their ids. */
export async function listResponders(reader: Reader): Promise<Responder[]> {
  const rows = await reader.selectFrom('responder').select('doc').orderBy('id').execute()
  return rows.map((row) => responderSchema.parse(JSON.parse(row.doc)))
}

export async function findResponder(reader: Reader, id: string): Promise<Responder | null> {
  const row = await reader.selectFrom('responder').select('doc').where('id', '=', id).executeTakeFirst()
  return row ? responderSchema.parse(JSON.parse(row.doc)) : null
}

/** A method's secrets as they are sealed, by name. */
export async function sealedSecrets(reader: Reader, methodId: string): Promise<Map<string, string>> {
  const rows = await reader
    .selectFrom('method_secret')
    .select(['name', 'sealed'])
    .where('method_id', '=', methodId)
    .execute()
  return new Map(rows.map(({ name, sealed }) => [name, sealed]))
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
