import { defaultRota, rotaReplySchema, type RotaReply } from '../../shared/protocol/rota.ts'
import type { Reader } from './database.ts'

/** Who is on duty when; what a new desk goes by where nobody has said. */
export async function readRota(reader: Reader): Promise<RotaReply> {
  const row = await reader.selectFrom('rota').select('doc').executeTakeFirst()
  return row ? rotaReplySchema.parse(JSON.parse(row.doc)) : { ...defaultRota, version: 1 }
}
