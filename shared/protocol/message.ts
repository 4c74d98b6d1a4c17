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

/** At most so many requesters beside the ticket's own are answered at once. */
export const mostCopies = 100

/** What became of a reply on its way to the requester of a ticket that was merged into the one in which it was written. */
export const answerCopySchema = z.object({ ticketId: ticketIdSchema, mail: mailDeliverySchema })
export type AnswerCopy = z.infer<typeof answerCopySchema>

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
  /** Of replies: whose requesters got it too. It stays so when their tickets are taken apart. Absent where there are none. */
  alsoTo: z.array(answerCopySchema).optional(),
})
export type Message = z.infer<typeof messageSchema>

/** A ticket whose requester a reply goes to as well, and the newest message of it that its author was shown. */
export const newCopySchema = z.strictObject({
  ticketId: ticketIdSchema,
  seenThrough: messageIdSchema.nullable().optional(),
})
export type NewCopy = z.infer<typeof newCopySchema>

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
  /** Of a reply: tickets that were merged into this one, whose requesters get it too. */
  alsoTo: z
    .array(newCopySchema)
    .max(mostCopies, `At most ${mostCopies} other requesters get one reply.`)
    .optional(),
})
export type NewMessage = z.infer<typeof newMessageSchema>

/** What a customer adds on the receipt page. */
export const customerMessageSchema = z.strictObject({ body: textSchema(textLimits.body, 'a message') })
