import { z } from 'zod'
import { callNames, type CallName } from './calls.ts'
import { eventNames } from './events.ts'

/* What crosses a wall as text or structured clone: window ↔ host, host ↔ core. Electron's channels: channels.ts. */

export const callMessageSchema = z.strictObject({
  kind: z.literal('call'),
  /** Pairs an answer with its call. */
  id: z.number().int(),
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- zod wants to know that the list is not empty
  name: z.enum(callNames as [CallName, ...CallName[]]),
  /** Absent where a call takes nothing: JSON has no `undefined`. */
  request: z.unknown().optional(),
})
export type CallMessage = z.infer<typeof callMessageSchema>

export const answerMessageSchema = z.strictObject({
  kind: z.literal('answer'),
  id: z.number().int(),
  result: z.unknown(),
})
export type AnswerMessage = z.infer<typeof answerMessageSchema>

export const eventMessageSchema = z.strictObject({
  kind: z.literal('event'),
  name: z.enum(eventNames),
  event: z.unknown(),
})
export type EventMessage = z.infer<typeof eventMessageSchema>
