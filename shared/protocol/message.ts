import { z } from 'zod'
import { attachmentIdsSchema, attachmentSchema } from './attachment.ts'
import {
  authorSchema,
  instantSchema,
  messageIdSchema,
  textLimits,
  textSchema,
  ticketIdSchema,
} from './common.ts'

export const messageKinds = ['customer', 'reply', 'note', 'event'] as const
export type MessageKind = (typeof messageKinds)[number]

/** What became of a reply on its way to the customer by e-mail. `none`: this desk has no mail, or no address is known. */
export const mailStates = ['queued', 'accepted', 'failed', 'none'] as const
export const mailDeliverySchema = z.object({
  state: z.enum(mailStates),
  /** The mail server's, or why there is no mail. */
  words: z.string(),
  at: instantSchema,
})
export type MailDelivery = z.infer<typeof mailDeliverySchema>

/** One entry of a ticket's conversation. `position` ascends from 1 within the ticket: the service's order. */
export const messageSchema = z.object({
  id: messageIdSchema,
  ticketId: ticketIdSchema,
  position: z.number().int().positive(),
  kind: z.enum(messageKinds),
  body: z.string(),
  author: authorSchema,
  createdAt: instantSchema,
  /** Of replies only; absent where the desk was older than its mail. */
  mail: mailDeliverySchema.optional(),
  /** Absent where it has none. */
  attachments: z.array(attachmentSchema).optional(),
})
export type Message = z.infer<typeof messageSchema>

/** A reply goes to the customer; a note stays with the staff and ignores `seenThrough`. */
export const newMessageSchema = z.strictObject({
  id: messageIdSchema.optional(),
  kind: z.enum(['reply', 'note']),
  body: textSchema(textLimits.body, 'a message'),
  /** The newest message the author was shown, null where there was none. */
  seenThrough: messageIdSchema.nullable().optional(),
  /** Send even though something unseen has arrived. */
  force: z.boolean().optional(),
  /** Files that its author sent for this ticket before, and that belong to no message yet. */
  attachmentIds: attachmentIdsSchema.optional(),
})
export type NewMessage = z.infer<typeof newMessageSchema>

/** What a customer adds on the receipt page. */
export const customerMessageSchema = z.strictObject({ body: textSchema(textLimits.body, 'a message') })
