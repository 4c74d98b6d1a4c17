import { responderSchema, type Responder } from '../../shared/protocol/responder.ts'
import { defaultRota, rotaReplySchema, type RotaReply } from '../../shared/protocol/rota.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** Everybody who is paged, or could be, in the order of their ids. */
export function readResponders(database: Reading): Responder[] {
  return database
    .all('SELECT doc FROM responder ORDER BY id')
    .map((row) => responderSchema.parse(JSON.parse(textOf(row, 'doc'))))
}

/** Who is on duty when; what a desk goes by that was told nothing. */
export function readRota(database: Reading): RotaReply {
  const row = database.get('SELECT doc FROM rota')
  return row === undefined
    ? { ...defaultRota, version: 1 }
    : rotaReplySchema.parse(JSON.parse(textOf(row, 'doc')))
}
