import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { newPageSchema, pageListQuerySchema, pageListSchema, pageSchema } from '../../shared/protocol/page.ts'
import type { DeskContext } from '../context.ts'
import { carryOut, sendJson } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { pageByHand } from '../store/page-by-hand.ts'
import { listPages } from '../store/pages.ts'

export async function pageRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database } = context

  app.get(
    '/v1/pages',
    {
      schema: {
        summary: 'Pages, the newest first',
        description:
          'Who was woken, is being woken, or was not: a `queued` page is one that people are to be woken by, a `notified` one is one that a gateway took a message of, an `acknowledged` one is one that somebody has; a `withheld` one is one that the blocklist kept back. `kind` says why there is a page: `gate`, `unopened` (nobody opened the ticket of an unknown group for ten minutes), `manual` or `drill`.',
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

  app.post(
    '/v1/pages',
    {
      schema: {
        summary: 'Page people by hand, or for a drill',
        description:
          'The act of whoever asks, whatever the gate decided about the ticket and whoever is blocked; it is recorded under their name and left in the ticket. `responderIds` names whom to wake; without them it is everybody on duty. The answer tells what is recorded, not whom it has reached: read the page again, or follow the feed.',
        tags: ['pages'],
        body: newPageSchema,
        response: { 201: pageSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const page = await pageByHand(tx, request.body, identityOf(request).staff, now)
        return { status: 201, body: JSON.stringify(page) }
      }),
  )
}
