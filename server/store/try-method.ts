import { pageIdSchema } from '../../shared/protocol/common.ts'
import { untoldPage, type Page } from '../../shared/protocol/page.ts'
import type { ContactMethod, Responder } from '../../shared/protocol/responder.ts'
import { addressWords } from '../../shared/rules/paging/method-words.ts'
import { recordAudit, type Actor } from './audit.ts'
import type { Writer } from './database.ts'
import { findCode, forgetCodes, keepCode, secondsUntilNext, spendTry, aboutCode } from './method-codes.ts'
import type { Seal } from './method-secrets.ts'
import { insertPage } from './pages.ts'
import { Refusal, invalidReference } from './refusal.ts'
import { writeResponder } from './responders.ts'
import { newId } from './secrets.ts'

/** One way to reach one person. */
export interface Tried {
  readonly responder: Responder
  readonly method: ContactMethod
}

/** Sends a message that only tries the way: a drill for one person by one method. Throws `invalid-reference`. */
export async function testMethod(tx: Writer, tried: Tried, by: Actor, now: Date): Promise<Page> {
  return pageByMethod(tx, tried, `Test by ${by.name}: nothing has happened`, 'test', by, now)
}

/** Keeps `code` and sends it by the method. The page never says it. Throws `rate-limited`, `invalid-reference`. */
export async function sendCode(
  tx: Writer,
  tried: Tried,
  {
    code,
    seal,
    by,
    now,
  }: { readonly code: string; readonly seal: Seal; readonly by: Actor; readonly now: Date },
): Promise<Page> {
  const { responder, method } = tried
  const retryAfter = secondsUntilNext(await findCode(tx, method.id), now)
  if (retryAfter > 0)
    throw new Refusal('rate-limited', 'A code was sent less than a minute ago: wait for it.', { retryAfter })
  await keepCode(tx, { responderId: responder.id, methodId: method.id }, code, seal, now)
  return pageByMethod(tx, tried, 'Code to verify this way', 'verify', by, now)
}

async function pageByMethod(
  tx: Writer,
  { responder, method }: Tried,
  text: string,
  purpose: 'test' | 'verify',
  by: Actor,
  now: Date,
): Promise<Page> {
  if (!responder.active)
    throw invalidReference(
      'id',
      `${responder.name} is not active, so nothing is sent to them: make them active first.`,
    )
  const page: Page = {
    id: pageIdSchema.parse(newId(now)),
    kind: 'drill',
    ticketId: null,
    groupId: null,
    outageId: null,
    madeBy: by.id,
    text,
    state: 'queued',
    ticketIds: [],
    entryIds: [],
    ...untoldPage,
    beganAt: now.toISOString(),
    responderIds: [responder.id],
    methodId: method.id,
  }
  await insertPage(tx, page, now, purpose)
  return page
}

/**
 * Takes a code that came by the method. Right: the method is verified, and the person is answered. Wrong: one try less,
 * which stays so; the refusal is answered, not thrown, so that the transaction keeps it. `isRight` opens what is sealed.
 */
export async function enterCode(
  tx: Writer,
  { responder, method }: Tried,
  isRight: (sealed: string, about: string) => boolean,
  by: Actor,
  now: Date,
): Promise<Responder | Refusal> {
  const known = await findCode(tx, method.id)
  if (known === null) return invalidReference('code', 'No code was sent by this method. Ask for one.')
  if (now.getTime() >= known.expiresAt.getTime())
    return invalidReference('code', 'The code is older than 15 minutes. Ask for another one.')
  if (known.triesLeft === 0)
    return invalidReference('code', 'Five codes were wrong: this one counts no more. Ask for another one.')
  if (!isRight(known.sealed, aboutCode(method.id))) {
    await spendTry(tx, method.id, known.triesLeft)
    return invalidReference('code', wrongWords(known.triesLeft - 1))
  }
  const others = responder.methods.filter(({ id }) => id !== method.id).map(({ id }) => id)
  await forgetCodes(tx, responder.id, others)
  const verifiedAt = now.toISOString()
  const methods = responder.methods.map((one) => (one.id === method.id ? { ...one, verifiedAt } : one))
  const verified = await writeResponder(tx, { ...responder, methods }, now)
  const changes = [`Methods: ${addressWords(method.settings)} verified.`]
  const act = { about: 'responder' as const, aboutId: responder.id, aboutName: responder.name, changes }
  await recordAudit(tx, act, by, now)
  return verified
}

function wrongWords(left: number): string {
  if (left === 0) return 'The code is wrong, for the fifth time: it counts no more. Ask for another one.'
  return `The code is wrong. ${left === 1 ? 'One try is' : `${left} tries are`} left.`
}
