import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { linkChangeSchema, ticketSchema } from '../../shared/protocol/ticket.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { entityTag } from '../plugins/versions.ts'
import { staffAuthor } from '../store/staff.ts'
import { linkTickets } from '../store/ticket-links.ts'

export async function ticketLinkRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.put(
    '/v1/tickets/:id/links/:otherId',
    {
      schema: {
        summary: 'Link a ticket with another',
        description:
          'At most one link stands between two tickets, on both; another relation takes its place, `null` takes it away. Leaves an event message in both where it changes anything. Customers never see it. Answers the ticket.',
        tags: ['tickets'],
        params: z.object({ id: z.string(), otherId: z.string() }),
        body: linkChangeSchema,
        response: { 200: ticketSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const { id, otherId } = request.params
        const by = staffAuthor(identityOf(request).staff)
        const ticket = await linkTickets(tx, id, otherId, request.body.relation, by, now)
        return { status: 200, headers: { etag: entityTag(ticket.version) }, body: JSON.stringify(ticket) }
      }),
  )
}
