import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { auditListSchema, auditQuerySchema } from '../../shared/protocol/audit.ts'
import type { DeskContext } from '../context.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { listAudit } from '../store/audit.ts'

export async function auditRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get(
    '/v1/audit',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Who changed responders and rota, and what, the newest first',
        description: 'Each entry says in sentences what was changed; secrets are named and never told.',
        tags: ['audit'],
        querystring: auditQuerySchema,
        response: { 200: auditListSchema },
      },
    },
    async (request) => {
      const { limit, after, about, aboutId } = request.query
      const place = readPlace(after)
      const from = place && { at: place[0], id: String(place[1]) }
      const filter = { about, aboutId }
      const found = await context.database.read((reader) => listAudit(reader, filter, limit + 1, from))
      const page = pageOf(found, limit, (entry) => [entry.at, entry.id])
      return { items: page.rows, after: page.after }
    },
  )
}
