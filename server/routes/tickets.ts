import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  newTicketSchema,
  ticketChangeSchema,
  ticketListSchema,
  ticketQuerySchema,
  ticketSchema,
  ticketWithMessagesSchema,
} from '../../shared/protocol/ticket.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import type { DeskContext } from '../context.ts'
import { carryOut, sendJson, type Answer } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { packingOnce } from '../plugins/packing.ts'
import { entityTag, expectedVersion } from '../plugins/versions.ts'
import { changeTicket } from '../store/change-ticket.ts'
import { listCopies } from '../store/answer-copies.ts'
import { listMessageTexts } from '../store/messages.ts'
import { notFound } from '../store/refusal.ts'
import { staffAuthor } from '../store/staff.ts'
import { fileTicket, findTicketText } from '../store/tickets.ts'
import { joinRepeated } from './ticket-filter.ts'
import { makeTicketPages } from './ticket-pages.ts'

const tags = ['tickets']
const idParams = z.object({ id: z.string() })

export async function ticketRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database } = context
  const pages = makeTicketPages(database)

  app.get(
    '/v1/tickets',
    {
      compress: packingOnce(),
      schema: {
        summary: 'Tickets, the newest change first',
        description:
          '`q`: every word must begin a word of number, subject, group name, requester, e-mail or phone; case, accents and signs do not count. Messages are not searched.',
        tags,
        querystring: z.preprocess(joinRepeated, ticketQuerySchema),
        response: { 200: ticketListSchema },
      },
    },
    async (request, reply) => sendJson(reply, await pages(request.query)),
  )

  app.post(
    '/v1/tickets',
    {
      schema: {
        summary: 'File a ticket for a customer',
        tags,
        body: newTicketSchema,
        response: { 201: ticketSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const author = staffAuthor(identityOf(request).staff)
        const { ticket } = await fileTicket(tx, { ...request.body, source: 'staff', author, now })
        return { ...ticketAnswer(ticket), status: 201 }
      }),
  )

  app.get(
    '/v1/tickets/:id',
    {
      schema: {
        summary: 'A ticket with its messages',
        tags,
        params: idParams,
        response: { 200: ticketWithMessagesSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const found = await database.read(async (reader) => {
        const ticket = await findTicketText(reader, id)
        if (!ticket) return null
        const copies = (await listCopies(reader, id)).map(({ message }) => message)
        return { ...ticket, messages: await listMessageTexts(reader, id), copies }
      })
      if (!found) throw notFound('ticket')
      reply.header('etag', entityTag(found.version))
      const copies = found.copies.length === 0 ? '' : `,"copies":${JSON.stringify(found.copies)}`
      return sendJson(reply, `${found.doc.slice(0, -1)},"messages":[${found.messages.join(',')}]${copies}}`)
    },
  )

  app.patch(
    '/v1/tickets/:id',
    {
      schema: {
        summary: 'Change a ticket',
        description:
          'Leaves one event message that says what changed, by whom and why. A merged ticket that is reopened is a ticket of its own again.',
        tags,
        params: idParams,
        body: ticketChangeSchema,
        response: { 200: ticketSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const by = staffAuthor(identityOf(request).staff)
        const expected = expectedVersion(request)
        return ticketAnswer(await changeTicket(tx, request.params.id, request.body, expected, by, now))
      }),
  )
}

function ticketAnswer(ticket: Ticket): Answer {
  const headers = { etag: entityTag(ticket.version), location: `/v1/tickets/${ticket.id}` }
  return { status: 200, headers, body: JSON.stringify(ticket) }
}
