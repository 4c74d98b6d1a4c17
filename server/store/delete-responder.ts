import { rotaMentions } from '../../shared/rules/paging/rota-people.ts'
import { recordAudit, type Actor } from './audit.ts'
import type { Writer } from './database.ts'
import { recordChange } from './feed.ts'
import { forgetCodes } from './method-codes.ts'
import { invalidReference, notFound } from './refusal.ts'
import { findResponder } from './responders.ts'
import { readRota } from './rota.ts'

/**
 * Takes somebody out of those who are paged, with secrets and codes. What was sent to them stays told. Throws
 * `not-found`, and `invalid-reference` where the rota still names them: a hole in it is made by nobody unawares.
 */
export async function deleteResponder(tx: Writer, id: string, by: Actor, now: Date): Promise<void> {
  const responder = await findResponder(tx, id)
  if (responder === null) throw notFound('responder')
  const mentions = rotaMentions(await readRota(tx), now.getTime())
  const places = mentions.filter(({ responderId }) => responderId === responder.id).map(({ where }) => where)
  if (places.length > 0)
    throw invalidReference(
      'id',
      `${responder.name} stands in the rota: take them out of ${[...new Set(places)].join(', ')} first.`,
    )
  await forgetCodes(tx, responder.id, [])
  await tx.deleteFrom('method_secret').where('responder_id', '=', id).execute()
  await tx.deleteFrom('responder').where('id', '=', id).execute()
  await recordChange(tx, { kind: 'responder', id, op: 'delete', version: responder.version + 1, now })
  const changes = [`Removed: ${responder.name}, ${responder.role}.`]
  await recordAudit(tx, { about: 'responder', aboutId: id, aboutName: responder.name, changes }, by, now)
}
