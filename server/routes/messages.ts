import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { messageSchema, newMessageSchema, type NewMessage } from '../../shared/protocol/message.ts'
import type { Staff } from '../../shared/protocol/staff.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import type { Writer } from '../store/database.ts'
import { addMessage, listMessages } from '../store/messages.ts'
import { Refusal, invalidReference, notFound } from '../store/refusal.ts'
import { staffAuthor } from '../store/staff.ts'
import { findTicketText } from '../store/tickets.ts'
import { unseenMessages } from '../store/unseen.ts'

export async function messageRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.post(
    '/v1/tickets/:id/messages',
    {
      schema: {
        summary: 'Reply to the customer, or leave a note for the staff',
        description:
          'A reply says in `seenThrough` what its author was shown (null or absent: nothing). What came later is answered with `409 unseen-messages`, unless `force` is set. Notes ignore it.',
        tags: ['tickets'],
        params: z.object({ id: z.string() }),
        body: newMessageSchema,
        response: { 201: messageSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const { staff } = identityOf(request)
        const { id, kind, body } = request.body
        await refuseUnseen(tx, request.params.id, request.body, staff)
        const author = staffAuthor(staff)
        const { message } = await addMessage(tx, request.params.id, { id, kind, body, author, now })
        return { status: 201, body: JSON.stringify(message) }
      }),
  )
}

/** A reply must not cross a word that its author has not read. */
async function refuseUnseen(tx: Writer, ticketId: string, sent: NewMessage, staff: Staff): Promise<void> {
  if (!(await findTicketText(tx, ticketId))) throw notFound('ticket')
  if (sent.kind === 'note' || sent.force === true) return
  const messages = await listMessages(tx, ticketId)
  const seenThrough = sent.seenThrough ?? null
  if (seenThrough !== null && !messages.some((message) => message.id === seenThrough))
    throw invalidReference('seenThrough', 'This ticket has no such message.')
  const unseen = unseenMessages(messages, seenThrough, staff.id)
  if (unseen.length > 0)
    throw new Refusal('unseen-messages', 'Something has arrived that you have not seen.', { unseen })
}
