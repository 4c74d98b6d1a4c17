import type { Delivery } from '../../shared/protocol/delivery.ts'
import type { ContactMethod } from '../../shared/protocol/responder.ts'
import type { Writer } from './database.ts'
import { recordChange } from './feed.ts'
import { findResponder } from './responders.ts'

/** Notes on a method what came of a trial: a test, a code, or a drill. */
export async function noteMethodTest(tx: Writer, delivery: Delivery, now: Date): Promise<void> {
  const responder = await findResponder(tx, delivery.responderId)
  if (responder === null) return
  const at = now.toISOString()
  const kind = delivery.purpose === 'test' || delivery.purpose === 'verify' ? delivery.purpose : 'drill'
  const succeeded = delivery.state !== 'failed'
  const lastTest = { at, kind, succeeded, words: delivery.words } satisfies ContactMethod['lastTest']
  const methods = responder.methods.map((method) =>
    method.id === delivery.methodId
      ? { ...method, lastTest, lastGoodTestAt: succeeded ? at : method.lastGoodTestAt }
      : method,
  )
  const version = responder.version + 1
  const doc = JSON.stringify({ ...responder, methods, version })
  await tx.updateTable('responder').set({ version, doc }).where('id', '=', responder.id).execute()
  await recordChange(tx, { kind: 'responder', id: responder.id, op: 'put', version, now })
}
