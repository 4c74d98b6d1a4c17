import type { MethodId, ResponderId } from '../../shared/protocol/common.ts'
import type { Responder, ResponderReplacement } from '../../shared/protocol/responder.ts'
import type { Writer } from './database.ts'

/** Seals a text, so that it opens only where `about` is named again. */
export type Seal = (text: string, about: string) => string

/** What a method's secret is sealed about. */
export function aboutSecret(methodId: MethodId, name: string): string {
  return `${methodId} ${name}`
}

/** Brings the sealed secrets of somebody's methods to what they keep now: gives what is new, takes what is gone. */
export async function writeSecrets(
  tx: Writer,
  { id, methods }: Responder,
  { methods: wanted }: Pick<ResponderReplacement, 'methods'>,
  seal: Seal,
): Promise<void> {
  for (const { method_id, name } of await secretsOf(tx, id))
    if (!methods.some((method) => method.id === method_id && method.secretsKept.includes(name)))
      await tx
        .deleteFrom('method_secret')
        .where('method_id', '=', method_id)
        .where('name', '=', name)
        .execute()
  for (const method of wanted)
    for (const [name, secret] of Object.entries(method.secrets ?? {})) {
      if (secret === null) continue
      const sealed = seal(secret, aboutSecret(method.id, name))
      await tx
        .insertInto('method_secret')
        .values({ method_id: method.id, name, responder_id: id, sealed })
        .onConflict((conflict) => conflict.columns(['method_id', 'name']).doUpdateSet({ sealed }))
        .execute()
    }
}

function secretsOf(tx: Writer, id: ResponderId) {
  return tx.selectFrom('method_secret').select(['method_id', 'name']).where('responder_id', '=', id).execute()
}
