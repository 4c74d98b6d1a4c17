import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { pageListQuerySchema, pageListSchema } from '../../shared/protocol/page.ts'
import type { DeskContext } from '../context.ts'
import { sendJson } from '../plugins/answers.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { listPages } from '../store/pages.ts'

export async function pageRoutes(fastify: FastifyInstance, { database }: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get(
    '/v1/pages',
    {
      schema: {
        summary: 'Pages, the newest first',
        description:
          'What the gate decided: a `queued` page is one that people are to be woken by, a `withheld` one is one that the blocklist kept back.',
        tags: ['pages'],
        querystring: pageListQuerySchema,
        response: { 200: pageListSchema },
      },
    },
    async (request, reply) => {
      const { limit, after, state } = request.query
      const place = readPlace(after)
      const from = place && { beganAt: place[0], id: String(place[1]) }
      const found = await database.read((reader) => listPages(reader, state, limit + 1, from))
      const page = pageOf(found, limit, (row) => [row.began_at, row.id])
      const items = page.rows.map((row) => row.doc).join(',')
      return sendJson(reply, `{"items":[${items}],"after":${JSON.stringify(page.after)}}`)
    },
  )
}
