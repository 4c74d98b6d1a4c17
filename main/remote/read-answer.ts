import { failed, success, type Failure, type Result } from '../../shared/ipc/result.ts'
import { problemSchema } from '../../shared/protocol/problem.ts'
import { parseRetryAfter } from './retry-after.ts'

/** What came back over HTTP, before anything is believed of it. */
export interface RawAnswer {
  status: number
  contentType: string
  retryAfter: string | undefined
  body: string
}

/** Null for an answer without a body (204). */
export type Answer = { status: number; value: unknown }

const notADesk = failed(
  'service-not-a-desk',
  'Something answers at this address, but it is not an iMagine desk. Check the address.',
)

/** The answer as JSON, or as the failure that its problem document states. A page of HTML is never a desk's. */
export function readAnswer(raw: RawAnswer, now: number): Result<Answer> {
  if (raw.status >= 300 && raw.status < 400)
    return failed(
      'service-redirects',
      'This address sends on to another one. Enter the address of the desk itself.',
    )
  if (raw.status === 204) return success({ status: 204, value: null })
  const value = jsonOf(raw)
  const retryAfterMs = parseRetryAfter(raw.retryAfter, now)
  if (raw.status >= 200 && raw.status < 300)
    return value === undefined ? notADesk : success({ status: raw.status, value })
  const failure = problemFailure(value) ?? strangeRefusal(raw, value)
  if (failure !== null)
    return { ok: false, failure: retryAfterMs === undefined ? failure : { ...failure, retryAfterMs } }
  if (raw.status >= 500 || [408, 425, 429].includes(raw.status))
    return failed(
      'unavailable',
      'The desk cannot answer at the moment.',
      retryAfterMs === undefined ? {} : { retryAfterMs },
    )
  return notADesk
}

/** Undefined where the body is not JSON or does not say that it is. */
function jsonOf(raw: RawAnswer): unknown {
  if (!/^application\/(problem\+)?json\b/i.test(raw.contentType)) return undefined
  try {
    const value: unknown = JSON.parse(raw.body)
    return value
  } catch {
    return undefined
  }
}

/**
 * A refusal with a code that only a newer desk knows: its words count all the same, and asking again would bring the same
 * answer. 408 and 425 ask to be asked again (RFC 9110, RFC 8470).
 */
function strangeRefusal(raw: RawAnswer, value: unknown): Failure | null {
  const isRefusal = raw.status >= 400 && raw.status < 500 && ![408, 425, 429].includes(raw.status)
  if (!isRefusal || !/^application\/problem\+json\b/i.test(raw.contentType)) return null
  const parsed = problemSchema.pick({ title: true, detail: true }).safeParse(value)
  if (!parsed.success) return null
  const { title, detail } = parsed.data
  return { code: 'invalid-request', message: detail === '' ? title : detail }
}

function problemFailure(value: unknown): Failure | null {
  const parsed = problemSchema.safeParse(value)
  if (!parsed.success) return null
  const { code, detail, title, errors, current, unseen } = parsed.data
  return {
    code,
    message: detail === '' ? title : detail,
    ...(errors === undefined ? {} : { errors }),
    ...(current === undefined ? {} : { current }),
    ...(unseen === undefined ? {} : { unseen }),
  }
}
