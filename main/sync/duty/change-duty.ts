import { failed, type Result } from '../../../shared/ipc/result.ts'
import type { MethodId, ResponderId } from '../../../shared/protocol/common.ts'
import type { Change } from '../../../shared/protocol/changes.ts'
import {
  responderSchema,
  type Responder,
  type ResponderReplacement,
} from '../../../shared/protocol/responder.ts'
import { rotaReplySchema, type Rota, type RotaReply } from '../../../shared/protocol/rota.ts'
import { applyChanges } from '../apply-changes.ts'
import type { Session } from '../session.ts'

/*
 * Changes of who is paged, and when, are made at the desk or not at all: they may carry secrets, which must not lie in
 * clear in `work.db`, and whoever makes them has to know whether they hold. What the desk answers is shown at once.
 */

export async function putResponder(
  session: Session,
  id: ResponderId,
  version: number | null,
  replacement: ResponderReplacement,
): Promise<Result<Responder>> {
  const answer = atTheDesk(await session.remote.duty.putResponder(id, version, replacement))
  keep(session, answer, responderSchema, (doc) => ({ ...putOf(doc, doc.id), kind: 'responder', doc }))
  return answer
}

export async function removeResponder(
  session: Session,
  id: ResponderId,
  version: number,
): Promise<Result<null>> {
  const answer = atTheDesk(await session.remote.duty.removeResponder(id, version))
  if (answer.ok)
    apply(session, { seq: 1, kind: 'responder', op: 'delete', id, version: version + 1, doc: null })
  return answer
}

export async function putRota(session: Session, version: number, rota: Rota): Promise<Result<RotaReply>> {
  const answer = atTheDesk(await session.remote.duty.putRota(version, rota))
  keep(session, answer, rotaReplySchema, (doc) => ({ ...putOf(doc, 'rota'), kind: 'rota', doc }))
  return answer
}

export async function verifyMethod(
  session: Session,
  id: ResponderId,
  methodId: MethodId,
  code: string | undefined,
): Promise<Result<null>> {
  const verify = code === undefined ? {} : { code }
  return atTheDesk(await session.remote.duty.verifyMethod(id, methodId, verify))
}

export async function testMethod(
  session: Session,
  id: ResponderId,
  methodId: MethodId,
): Promise<Result<null>> {
  return atTheDesk(await session.remote.duty.testMethod(id, methodId))
}

/** Without a network: what did not happen, and why it does not wait in the outbox. */
function atTheDesk<Value>(answer: Result<Value>): Result<Value> {
  if (answer.ok || answer.failure.code !== 'service-unreachable') return answer
  const words =
    'Nothing was changed: who is paged is changed at the desk itself, and secrets are sent straight to it. Do this with a network.'
  return failed('service-unreachable', `${answer.failure.message} ${words}`)
}

interface Parser<Doc> {
  safeParse(value: unknown): { success: true; data: Doc } | { success: false }
}

/** What the desk has now is shown: after a change, and where another one came first. */
function keep<Doc>(
  session: Session,
  answer: Result<Doc>,
  schema: Parser<Doc>,
  changeOf: (doc: Doc) => Change,
): void {
  const now = schema.safeParse(answer.ok ? answer.value : answer.failure.current)
  if (now.success) apply(session, changeOf(now.data))
}

function putOf({ version }: { version: number }, id: string) {
  return { seq: 1, op: 'put' as const, id, version }
}

/** If the disk refuses it, the feed brings it again. */
function apply(session: Session, change: Change): void {
  if (session.closed) return
  const { cache, work, person } = session
  try {
    const arrived = applyChanges(cache, work, person, {
      changes: [change],
      unknownKinds: new Set(),
      position: null,
      indexWords: true,
      layActs: true,
    })
    session.events.changed(arrived)
  } catch {
    return
  }
}
