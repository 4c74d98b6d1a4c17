import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { ProblemCode } from '../../shared/protocol/failure-codes.ts'
import type { Problem } from '../../shared/protocol/problem.ts'
import { Refusal } from '../store/refusal.ts'

/** Status and title of each code. Titles name the kind; the detail says what it was this time. */
const kinds: Record<ProblemCode, readonly [status: number, title: string]> = {
  'invalid-request': [400, 'The request is not valid'],
  unauthenticated: [401, 'Sign in first'],
  forbidden: [403, 'Not allowed'],
  'foreign-origin': [403, 'Sent from another site'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'Method not allowed'],
  'id-taken': [409, 'The id is taken'],
  'name-taken': [409, 'The name is taken'],
  'unseen-messages': [409, 'Something has arrived meanwhile'],
  'already-merged': [409, 'Merged already'],
  'page-state': [409, 'The page is past that'],
  'resync-required': [410, 'Read everything again'],
  'invitation-spent': [410, 'The invitation is spent'],
  'link-spent': [410, 'The link is spent'],
  'version-conflict': [412, 'Changed meanwhile'],
  'body-too-large': [413, 'Too large'],
  'unsupported-media-type': [415, 'Media type not supported'],
  'invalid-reference': [422, 'A reference points nowhere'],
  'idempotency-key-reused': [422, 'The idempotency key was used for something else'],
  'version-required': [428, 'Say which version you change'],
  'rate-limited': [429, 'Too many requests'],
  internal: [500, 'Something went wrong here'],
  unavailable: [503, 'Not available now'],
}

/** Seconds after which a request that met a busy or full database may be tried again. */
const retryAfter = 5

/** RFC 9457. */
export function problemOf(refusal: Refusal): Problem {
  const [status, title] = kinds[refusal.code]
  const { errors, current, unseen } = refusal.extras
  return {
    type: `urn:imagine-desk:problem:${refusal.code}`,
    title,
    status,
    detail: refusal.message,
    code: refusal.code,
    ...(errors && { errors: [...errors] }),
    ...(current !== undefined && { current }),
    ...(unseen && { unseen: [...unseen] }),
  }
}

export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal)
  if (refusal.extras.retryAfter !== undefined) reply.header('retry-after', refusal.extras.retryAfter)
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

/** What any thrown thing means to who asked. Nothing of an unexpected error's text leaves the service. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const code = codeOf(error)
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal('body-too-large', 'The body is larger than 1 MiB.')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return new Refusal('unsupported-media-type', 'Send application/json.')
    case 'FST_ERR_BAD_URL':
      return unreadable('The address cannot be read: it is not percent-encoded UTF-8.')
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Refusal('not-found', 'There is nothing at this address.')
    case 'ERR_SQLITE_ERROR':
      if (!isDatabaseTrouble(error)) return internal()
      return new Refusal('unavailable', 'The desk cannot reach its database now. Nothing was changed.', {
        retryAfter,
      })
    default:
      return isClientError(error) ? unreadable(error.message) : internal()
  }
}

function unreadable(message: string): Refusal {
  return new Refusal('invalid-request', message, { errors: [{ path: '', message }] })
}

function internal(): Refusal {
  return new Refusal(
    'internal',
    'Something went wrong here; nothing was changed. The log of the service says more.',
  )
}

/** SQLite's codes for what passes or is the operator's to mend: busy, locked, read-only, I/O, full, cannot open. */
const troubles = new Set([5, 6, 8, 10, 13, 14])

/** A statement that breaks a rule of the tables is our mistake, not the database's trouble. */
function isDatabaseTrouble(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && troubles.has(Number(error.errcode) & 0xff)
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** Malformed JSON, bad headers and their like: Fastify's own words name the mistake and hold nothing secret. */
function isClientError(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500
}

/** Every error of the service leaves as a problem document; the unexpected ones are logged. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (problemOf(refusal).status >= 500) request.log.error({ err: error }, 'request failed')
    return sendProblem(reply, refusal)
  })
}
