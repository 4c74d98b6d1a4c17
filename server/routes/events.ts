import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { eventsQuerySchema } from '../../shared/protocol/changes.ts'
import type { DeskContext } from '../context.ts'
import { identityOf } from '../plugins/authentication.ts'

export async function eventRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get(
    '/v1/events',
    {
      schema: {
        summary: 'Told at once when the feed has grown',
        description:
          'Server-sent events: `event: head` with `data: {"seq":n}`, first the present head, then each new one; with `changes=true` also `after` and `page`, what `GET /v1/changes?cursor=` answers to that cursor, where it is short and the same for everybody; every 15 s a comment line, and `event: pager` with how the pager is, as in `GET /v1/me`.',
        tags: ['feed'],
        querystring: eventsQuerySchema,
      },
    },
    (request, reply) => {
      context.streams.open(reply, identityOf(request).device.id, request.query.changes === 'true')
    },
  )
}
