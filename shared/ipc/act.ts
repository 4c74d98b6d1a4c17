import { z } from 'zod'
import { groupIdSchema, messageIdSchema, planSchema, ticketIdSchema } from '../protocol/common.ts'
import { groupChangeFields, groupImportSchema, newGroupSchema } from '../protocol/group.ts'
import { newMessageSchema } from '../protocol/message.ts'
import { newTicketSchema, ticketChangeFields } from '../protocol/ticket.ts'
import type { Failure } from './result.ts'

const actId = z.string().min(1).max(64).brand<'ActId'>()
export const actIdSchema = actId
/** Made on this workstation; it is the `Idempotency-Key` of the request that carries the act. */
export type ActId = z.infer<typeof actId>

const { body } = newMessageSchema.shape

/** What a person may do to tickets and groups; each is committed locally at once and sent when the service can be reached. */
export const actSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file-ticket'),
    /** Made by the caller, so that the screen can open the ticket at once. */
    ticketId: ticketIdSchema,
    ...newTicketSchema.omit({ id: true }).shape,
  }),
  z.strictObject({
    kind: z.literal('reply'),
    ticketId: ticketIdSchema,
    messageId: messageIdSchema,
    body,
    /** The newest message the author was shown; null where there was none. */
    seenThrough: messageIdSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('note'), ticketId: ticketIdSchema, messageId: messageIdSchema, body }),
  z.strictObject({
    kind: z.literal('change-ticket'),
    ticketId: ticketIdSchema,
    set: ticketChangeFields,
  }),
  z.strictObject({
    kind: z.literal('create-group'),
    groupId: groupIdSchema,
    name: newGroupSchema.shape.name,
    plan: planSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('change-group'),
    groupId: groupIdSchema,
    set: groupChangeFields,
  }),
  z.strictObject({ kind: z.literal('import-groups'), csv: groupImportSchema.shape.csv }),
])
export type Act = z.infer<typeof actSchema>
export type ActKind = Act['kind']
export type ActOf<Kind extends ActKind> = Extract<Act, { kind: Kind }>

/** Where an act stands on its way to the service. */
export type ActState =
  | { kind: 'waiting'; tries: number; nextTryAt: number | null }
  | { kind: 'sending'; since: number }
  | { kind: 'sent'; at: number }
  | { kind: 'needs-you'; since: number; failure: Failure }

/** One line of the outbox. Instants are milliseconds since 1970, of this workstation. */
export interface OutboxEntry {
  id: ActId
  act: Act
  /** What a person reads: "Reply to #5123". */
  title: string
  madeAt: number
  state: ActState
}

/** What an author may decide of an act that was refused, or has not left yet. */
export const decisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('retry') }),
  z.strictObject({ kind: z.literal('discard') }),
  /** A reply held for unseen messages goes out all the same. */
  z.strictObject({ kind: z.literal('send-anyway') }),
  /** A change that met another change: what is on this side wins. */
  z.strictObject({ kind: z.literal('mine') }),
])
export type Decision = z.infer<typeof decisionSchema>
