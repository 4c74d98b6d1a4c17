import type { ResponderId } from '../../shared/protocol/common.ts'
import type { Responder, ResponderReplacement } from '../../shared/protocol/responder.ts'
import { canonicalJson } from '../../shared/rules/canonical-json.ts'
import { replaceResponder } from '../../shared/rules/paging/replace-responder.ts'
import { responderChanges } from '../../shared/rules/paging/responder-changes.ts'
import { recordAudit, type Actor } from './audit.ts'
import type { Reader, Writer } from './database.ts'
import { forgetCodes } from './method-codes.ts'
import { writeSecrets, type Seal } from './method-secrets.ts'
import { Refusal, invalidReference } from './refusal.ts'
import { holderOfMethod, responderOfStaff, writeResponder } from './responders.ts'
import { findStaff } from './staff.ts'

/**
 * Adds somebody who is paged, or puts them in the place of `before`, with their secrets, feed and audit. Where nothing
 * changes, nothing is written. Throws `invalid-request`, `invalid-reference`, `id-taken`.
 */
export async function putResponder(
  tx: Writer,
  id: ResponderId,
  before: Responder | null,
  wanted: ResponderReplacement,
  { by, seal, now }: { readonly by: Actor; readonly seal: Seal; readonly now: Date },
): Promise<Responder> {
  const { responder, changed, faults } = replaceResponder(id, before, wanted)
  const [fault] = faults
  if (fault !== undefined)
    throw new Refusal('invalid-request', `${fault.path}: ${fault.message}`, { errors: faults })
  await refuseForeignMethods(tx, responder)
  await refuseStaff(tx, before, responder)
  const isSame = changed.size === 0 && canonicalJson(before) === canonicalJson(responder)
  if (before !== null && isSame) return before
  const written = await writeResponder(tx, responder, now)
  await writeSecrets(tx, written, wanted, seal)
  const still = written.methods.filter((method) => !changed.has(method.id)).map((method) => method.id)
  await forgetCodes(tx, id, still)
  const changes = responderChanges(before, responder, wanted)
  await recordAudit(tx, { about: 'responder', aboutId: id, aboutName: written.name, changes }, by, now)
  return written
}

/** Deliveries and secrets are found by a method's id: it is one person's. */
async function refuseForeignMethods(reader: Reader, { id, methods }: Responder): Promise<void> {
  for (const [index, method] of methods.entries()) {
    const holder = await holderOfMethod(reader, method.id)
    if (holder !== null && holder.id !== id)
      throw new Refusal('id-taken', `A method of ${holder.name} has this id already.`, {
        errors: [{ path: `methods.${index}.id`, message: 'This id is taken.' }],
      })
  }
}

async function refuseStaff(
  reader: Reader,
  before: Responder | null,
  { id, staffId, active }: Responder,
): Promise<void> {
  if (staffId === null) return
  const staff = await findStaff(reader, staffId)
  if (staff === null) throw invalidReference('staffId', 'There is no such member of the staff.')
  if (staff.revokedAt !== null && (active || before?.staffId !== staffId))
    throw invalidReference('staffId', `${staff.name} has left: nobody who left is paged.`)
  const other = await responderOfStaff(reader, staffId)
  if (other !== null && other.id !== id)
    throw invalidReference('staffId', `${staff.name} is paged as ${other.name} already.`)
}
