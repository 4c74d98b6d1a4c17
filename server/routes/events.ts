import type { FastifyInstance } from 'fastify'
import type { DeskContext } from '../context.ts'
import { identityOf } from '../plugins/authentication.ts'

export async function eventRoutes(app: FastifyInstance, context: DeskContext): Promise<void> {
  app.get(
    '/v1/events',
    {
      schema: {
        summary: 'Told at once when the feed has grown',
        description:
          'Server-sent events: `event: head` with `data: {"seq":n}`, first the present head, then each new one; every 15 s a comment line, and `event: pager` with how the pager is, as in `GET /v1/me`.',
        tags: ['feed'],
      },
    },
    (request, reply) => {
      context.streams.open(reply, identityOf(request).device.id)
    },
  )
}
