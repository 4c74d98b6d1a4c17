import { z } from 'zod'
import { failureCodes } from '../protocol/failure-codes.ts'
import { messageSchema } from '../protocol/message.ts'
import { fieldErrorSchema } from '../protocol/problem.ts'

/** Why something did not happen, in a code for programs and a sentence for people. */
export const failureSchema = z.object({
  code: z.enum(failureCodes),
  message: z.string(),
  /** What is wrong with which field, where that is known. */
  errors: z.array(fieldErrorSchema).optional(),
  /** Milliseconds to wait before another try, where the other side said so. */
  retryAfterMs: z.number().optional(),
  /** With `version-conflict`: the resource as the service has it. */
  current: z.unknown().optional(),
  /** With `unseen-messages`. */
  unseen: z.array(messageSchema).optional(),
})
export type Failure = z.infer<typeof failureSchema>

/** What every call across a boundary answers. Nothing is thrown across. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; failure: Failure }

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

export function failed(
  code: Failure['code'],
  message: string,
  more: Partial<Failure> = {},
): { ok: false; failure: Failure } {
  return { ok: false, failure: { ...more, code, message } }
}
