import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { messageSchema, newMessageSchema, type NewMessage } from '../../shared/protocol/message.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import { unseenMessages } from '../../shared/rules/unseen-messages.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { findLooseAttachments } from '../store/attachments.ts'
import type { Writer } from '../store/database.ts'
import { addReply } from '../store/add-reply.ts'
import { findCopyTickets } from '../store/answer-copies.ts'
import { addMessage, listMessages } from '../store/messages.ts'
import { Refusal, invalidReference, notFound } from '../store/refusal.ts'
import { staffAuthor } from '../store/staff.ts'
import { findTicket } from '../store/tickets.ts'

export async function messageRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.post(
    '/v1/tickets/:id/messages',
    {
      schema: {
        summary: 'Reply to the customer, or leave a note for the staff',
        description:
          "A reply says in `seenThrough` what its author was shown (null or absent: nothing). What came later is answered with `409 unseen-messages`, unless `force` is set. Notes ignore it. A ticket that was merged into another takes neither: `409 already-merged`. A reply goes to the requester by e-mail too: `mail` says how far it has come, and each step is a change of the message in the feed. `attachmentIds` names files that were sent for this ticket before (`PUT /v1/attachments/:id`) by the same person: they are the message's from then on; one that is not here is `422 invalid-reference`. `alsoTo` names tickets that were merged into this one, maybe by way of another, whose requesters get the reply too: each in an e-mail of their own with the link and the number of their own ticket, and on their own receipt, where it stays when the tickets are taken apart. `422 invalid-reference` where one is not merged into this ticket any more, where something arrived in it after its `seenThrough` (unless `force` is set), and with a note. The message tells in `alsoTo` what became of each.",
        tags: ['tickets'],
        params: z.object({ id: z.string() }),
        body: newMessageSchema,
        response: { 201: messageSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const { staff } = identityOf(request)
        const { id, kind, body, attachmentIds = [], alsoTo = [], force = false } = request.body
        if (kind === 'note' && alsoTo.length > 0)
          throw invalidReference('alsoTo', 'A note goes to no customer.')
        const ticket = await refuseMerged(tx, request.params.id)
        await refuseUnseen(tx, request.params.id, request.body, staff)
        const copies = await findCopyTickets(tx, ticket, alsoTo, { id: staff.id, force })
        const author = staffAuthor(staff)
        const attachments = await findLooseAttachments(tx, attachmentIds, ticket.id, staff.id)
        const added = { id, body, author, attachments, now }
        const message =
          kind === 'reply'
            ? await addReply(tx, ticket, added, copies, context.options.mail !== null)
            : (await addMessage(tx, ticket.id, { ...added, kind })).message
        return { status: 201, body: JSON.stringify(message) }
      }),
  )
}

/** Who works on the ticket that is left would not see it; reopening the double makes it a ticket of its own again. */
async function refuseMerged(tx: Writer, ticketId: string): Promise<Ticket> {
  const ticket = await findTicket(tx, ticketId)
  if (!ticket) throw notFound('ticket')
  if (ticket.mergedInto !== null)
    throw new Refusal(
      'already-merged',
      `#${ticket.number} was merged into another ticket. Write there, or reopen this one.`,
      {
        current: ticket,
      },
    )
  return ticket
}

/** A reply must not cross a word that its author has not read. */
async function refuseUnseen(tx: Writer, ticketId: string, sent: NewMessage, staff: Staff): Promise<void> {
  if (sent.kind === 'note' || sent.force === true) return
  const messages = await listMessages(tx, ticketId)
  const seenThrough = sent.seenThrough ?? null
  if (seenThrough !== null && !messages.some((message) => message.id === seenThrough))
    throw invalidReference('seenThrough', 'This ticket has no such message.')
  const unseen = unseenMessages(messages, seenThrough, staff.id)
  if (unseen.length > 0)
    throw new Refusal('unseen-messages', 'Something has arrived that you have not seen.', { unseen })
}
