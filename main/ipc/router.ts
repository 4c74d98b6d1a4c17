import { z } from 'zod'
import type { Room } from '../../shared/ipc/call.ts'
import {
  calls,
  type Calls,
  type CallName,
  type CallNameOf,
  type Handlers,
  type ReplyOf,
} from '../../shared/ipc/calls.ts'
import { failed, type Result } from '../../shared/ipc/result.ts'
import { callMessageSchema, type AnswerMessage } from '../../shared/ipc/wire.ts'

type Failed = Extract<Result<never>, { ok: false }>

/** Answers one message of a screen; null where it is not a call at all and nobody can be answered. */
export type Router = (message: unknown) => Promise<AnswerMessage | null>

/**
 * The guarded door of one room: an untrusted message in, an answer with a `Result` out. Never throws. `explain`
 * turns what a handler threw (a full disk) into words; null leaves it to the router.
 */
export function createRouter<In extends Room>(
  room: In,
  handlers: Handlers<In>,
  explain: (thrown: unknown) => Failed | null,
): Router {
  const isOurs = (name: CallName): name is CallNameOf<In> => calls[name].room === room

  async function answer<Name extends CallNameOf<In>>(
    name: Name,
    request: unknown,
  ): Promise<Result<ReplyOf<Name>>> {
    const parsed = z.safeParse<Calls[Name]['request']>(calls[name].request, request)
    if (!parsed.success)
      return failed('bad-call', sentenceOf(parsed.error), { errors: errorsOf(parsed.error) })
    try {
      return await handlers[name](parsed.data)
    } catch (thrown) {
      return explain(thrown) ?? failed('internal', 'Something went wrong in the console. Try again.')
    }
  }

  return async (message) => {
    const call = callMessageSchema.safeParse(message)
    if (!call.success) return refusal(message)
    const { id, name, request } = call.data
    if (!isOurs(name))
      return { kind: 'answer', id, result: failed('bad-call', `Nobody here answers ${name}.`) }
    return { kind: 'answer', id, result: await answer(name, request) }
  }
}

const withId = z.looseObject({ kind: z.literal('call'), id: z.number().int() })

/** A call that is malformed but carries an id gets its answer, so that no screen waits for ever. */
function refusal(message: unknown): AnswerMessage | null {
  const numbered = withId.safeParse(message)
  if (!numbered.success) return null
  return {
    kind: 'answer',
    id: numbered.data.id,
    result: failed('bad-call', 'The console does not know this call.'),
  }
}

function errorsOf(error: z.core.$ZodError): { path: string; message: string }[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
}

/** A person's mistake (an empty field) reaches the person in the schema's own words. */
function sentenceOf(error: z.core.$ZodError): string {
  return error.issues[0]?.message ?? 'The call is malformed.'
}
