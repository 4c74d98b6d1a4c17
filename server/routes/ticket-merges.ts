import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ticketMergeSchema,
  ticketSchema,
  ticketUnmergeSchema,
  type Ticket,
} from '../../shared/protocol/ticket.ts'
import type { DeskContext } from '../context.ts'
import { carryOut, type Answer } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { entityTag } from '../plugins/versions.ts'
import { staffAuthor } from '../store/staff.ts'
import { mergeTicket } from '../store/ticket-merge.ts'
import { unmergeTicket } from '../store/ticket-unmerge.ts'

const tags = ['tickets']
const params = z.object({ id: z.string() })

export async function ticketMergeRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.post(
    '/v1/tickets/:id/merge',
    {
      schema: {
        summary: 'Close a ticket as a part of another',
        description:
          'Messages stay where they are, each receipt shows only its own, and nobody is woken. `merged` says who did it, and the status before. Refused with 422: itself; what is still worked on into a ticket that is resolved or closed; what is mission critical and not settled into what is not mission critical. With `409 already-merged`: where one of the two is merged already. Answers the closed ticket.',
        tags,
        params,
        body: ticketMergeSchema,
        response: { 200: ticketSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const by = staffAuthor(identityOf(request).staff)
        return ticketAnswer(await mergeTicket(tx, request.params.id, request.body.into, by, now))
      }),
  )

  app.post(
    '/v1/tickets/:id/unmerge',
    {
      schema: {
        summary: 'Take a merged ticket apart from the other again',
        description:
          'It has the status of before. Wakes people only where it asks for them and the page that did so ended while it was merged, or its group was confirmed meanwhile. `from` is the ticket that it is merged into, as its author saw it; where that is another by now: `409 already-merged`. A ticket that is not merged is answered as it is.',
        tags,
        params,
        body: ticketUnmergeSchema,
        response: { 200: ticketSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const by = staffAuthor(identityOf(request).staff)
        return ticketAnswer(await unmergeTicket(tx, request.params.id, request.body.from, by, now))
      }),
  )
}

function ticketAnswer(ticket: Ticket): Answer {
  const headers = { etag: entityTag(ticket.version), location: `/v1/tickets/${ticket.id}` }
  return { status: 200, headers, body: JSON.stringify(ticket) }
}
