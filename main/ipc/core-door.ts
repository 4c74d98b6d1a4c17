import { failed, type Result } from '../../shared/ipc/result.ts'
import {
  controlMessageSchema,
  controlRequestSchema,
  type ControlHandlers,
  type ControlRequest,
} from './core-control.ts'
import type { AnswerMessage } from '../../shared/ipc/wire.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import { explain } from './core-sessions.ts'

/** Answers the host's own messages; null where a message is none of them. Never throws. */
export async function answerControl(
  handlers: ControlHandlers,
  message: unknown,
): Promise<AnswerMessage | null> {
  const control = controlMessageSchema.safeParse(message)
  if (!control.success) return null
  const { id, request } = control.data
  const parsed = controlRequestSchema.safeParse(request)
  if (!parsed.success)
    return {
      kind: 'answer',
      id,
      result: failed('bad-call', parsed.error.issues[0]?.message ?? 'Malformed request.'),
    }
  try {
    return { kind: 'answer', id, result: await carryOut(handlers, parsed.data) }
  } catch (thrown) {
    return { kind: 'answer', id, result: explain(thrown) }
  }
}

function carryOut(handlers: ControlHandlers, request: ControlRequest): Promise<Result<unknown>> {
  switch (request.do) {
    case 'test':
      return handlers.test(request)
    case 'connect':
      return handlers.connect(request)
    case 'accept':
      return handlers.accept(request)
    case 'start':
      return handlers.start(request)
    case 'notices':
      return handlers.notices(request)
    case 'leave':
      return handlers.leave(request)
    case 'stop':
      return handlers.stop(request)
    default:
      return assertNever(request)
  }
}
