import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { DeskContext } from '../context.ts'
import type { Writer } from '../store/database.ts'
import { Refusal } from '../store/refusal.ts'
import { recallAnswer, rememberAnswer, type RememberedAnswer } from '../store/remembered-answers.ts'
import { identityOf } from './authentication.ts'
import { canonicalJson } from '../../shared/rules/canonical-json.ts'

/** What a mutation answers: its body as JSON text, empty for 204. */
export interface Answer {
  readonly status: 200 | 201 | 204
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
  /** What is answered when the request is repeated, where the first answer holds a secret. */
  readonly replayBody?: string
}

const longestKey = 64

/**
 * Carries out a mutation in one write transaction. A refusal that is answered, not thrown, keeps what was written (a try
 * that is spent); it is sent like any other, and is not remembered. With an `Idempotency-Key` its answer is remembered in that same
 * transaction, so that there is no instant at which the effect is kept and the answer is not. Sends the answer.
 */
export async function carryOut(
  context: DeskContext,
  request: FastifyRequest,
  reply: FastifyReply,
  effect: (tx: Writer, now: Date) => Promise<Answer | Refusal>,
): Promise<void> {
  const { database, clock } = context
  const scope = `staff:${identityOf(request).staff.id}`
  const now = clock()
  const identity = requestIdentity(context, request, scope)
  const outcome = await database.write(async (tx) => {
    if (!identity) return { answer: await effect(tx, now), replayed: false }
    const known = await recallAnswer(tx, identity)
    if (known) return { answer: known, replayed: true }
    const answer = await effect(tx, now)
    if (answer instanceof Refusal) return { answer, replayed: false }
    const { status, headers = {}, body, replayBody = body } = answer
    await rememberAnswer(tx, identity, { status, headers, body: replayBody }, now)
    return { answer, replayed: false }
  })
  if (outcome.answer instanceof Refusal) throw outcome.answer
  if (outcome.replayed) reply.header('idempotent-replay', 'true')
  // Awaiting a reply waits until it has left; Fastify would otherwise send a second, empty one.
  await sendAnswer(reply, outcome.answer)
}

function sendAnswer(reply: FastifyReply, answer: Answer | RememberedAnswer): FastifyReply {
  reply.code(answer.status).headers(answer.headers ?? {})
  return answer.body === '' ? reply.send() : sendJson(reply, answer.body)
}

/** Sends JSON as it stands, as text or as UTF-8. */
export function sendJson(reply: FastifyReply, text: string | Buffer): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(text)
}

function requestIdentity({ vault }: DeskContext, request: FastifyRequest, scope: string) {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || key === '' || key.length > longestKey)
    throw new Refusal('invalid-request', `An Idempotency-Key has 1 to ${longestKey} characters.`)
  const path = request.url.split('?', 1)[0] ?? ''
  // The hash of a short secret is as good as the secret: it is kept under the desk's key.
  const bodyHash = request.routeOptions.config.holdsSecrets
    ? vault.sign(`body ${canonicalJson(request.body)}`)
    : hashBody(request.body)
  return { scope, method: request.method, path, key, bodyHash }
}

/** Identifies a body whatever the order of its fields and its white space. */
export function hashBody(body: unknown): string {
  return createHash('sha256').update(canonicalJson(body)).digest('base64url')
}
