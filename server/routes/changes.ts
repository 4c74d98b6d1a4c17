import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { changesQuerySchema } from '../../shared/protocol/changes.ts'
import type { DeskContext } from '../context.ts'
import { sendJson } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { readChanges } from '../store/changes.ts'

export async function changeRoutes(fastify: FastifyInstance, { database }: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get(
    '/v1/changes',
    {
      schema: {
        summary: 'What has changed since a cursor; without one, everything',
        description:
          'Ascending `seq`; several changes of one thing are folded into its newest. A view that is somebody else’s own is told as deleted. `410 resync-required`: start again without a cursor.',
        tags: ['feed'],
        querystring: changesQuerySchema,
      },
    },
    async (request, reply) => {
      const { cursor, limit } = request.query
      const page = await database.read((reader) =>
        readChanges(reader, database.feedId, cursor ?? null, limit, identityOf(request).staff.id),
      )
      return sendJson(reply.header('cache-control', 'no-store'), page.body)
    },
  )
}
