import type { Rota, RotaReply } from '../../shared/protocol/rota.ts'
import { canonicalJson } from '../../shared/rules/canonical-json.ts'
import { rotaChanges } from '../../shared/rules/paging/rota-changes.ts'
import { rotaMentions } from '../../shared/rules/paging/rota-people.ts'
import { recordAudit, type Actor } from './audit.ts'
import type { Writer } from './database.ts'
import { recordChange } from './feed.ts'
import { Refusal } from './refusal.ts'
import { listResponders } from './responders.ts'
import { readRota } from './rota.ts'

/**
 * Puts a rota in the place of the one before, with feed and audit; nothing where it stands so already. Throws
 * `version-conflict`, and `invalid-reference` where it names somebody whom this desk cannot page.
 */
export async function putRota(
  tx: Writer,
  wanted: Rota,
  isExpected: (version: number) => boolean,
  by: Actor,
  now: Date,
): Promise<RotaReply> {
  const { version: current, ...before } = await readRota(tx)
  if (!isExpected(current))
    throw new Refusal('version-conflict', 'The rota has changed meanwhile.', {
      current: { ...before, version: current },
    })
  const names = new Map((await listResponders(tx)).map(({ id, name }) => [id, name]))
  const unknown = rotaMentions(wanted, now.getTime()).filter(({ responderId }) => !names.has(responderId))
  if (unknown.length > 0)
    throw new Refusal('invalid-reference', 'The rota names somebody whom this desk cannot page.', {
      errors: unknown.map(({ path, where }) => ({
        path,
        message: `Nobody has this id: choose somebody else for ${where}.`,
      })),
    })
  if (canonicalJson(before) === canonicalJson(wanted)) return { ...before, version: current }
  const rota = { ...wanted, version: current + 1 }
  const columns = { version: rota.version, doc: JSON.stringify(rota) }
  await tx
    .insertInto('rota')
    .values({ id: 'rota', ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute()
  await recordChange(tx, { kind: 'rota', id: 'rota', op: 'put', version: rota.version, now })
  const told = rotaChanges(before, wanted, (id) => names.get(id) ?? 'somebody who is gone')
  const changes = told.length > 0 ? told : ['Put in another order.']
  await recordAudit(tx, { about: 'rota', aboutId: 'rota', aboutName: 'Rota', changes }, by, now)
  return rota
}
