import type { ProblemCode } from '../../shared/protocol/failure-codes.ts'
import type { Message } from '../../shared/protocol/message.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'

export interface RefusalExtras {
  readonly errors?: readonly FieldError[]
  readonly current?: unknown
  readonly unseen?: readonly Message[]
  /** Seconds. */
  readonly retryAfter?: number
}

/**
 * A request that cannot be carried out, in words for who asked. Thrown inside a write transaction it undoes
 * everything; at the edge of the service it becomes a problem document.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ProblemCode
  readonly extras: RefusalExtras

  constructor(code: ProblemCode, detail: string, extras: RefusalExtras = {}) {
    super(detail)
    this.code = code
    this.extras = extras
  }
}

export function notFound(what: string): Refusal {
  return new Refusal('not-found', `There is no such ${what}.`)
}

/** The request is well formed, but one of its fields points at nothing. */
export function invalidReference(path: string, message: string): Refusal {
  return new Refusal('invalid-reference', message, { errors: [{ path, message }] })
}
