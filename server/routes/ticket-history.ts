import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { historyQuerySchema, historySchema } from '../../shared/protocol/history.ts'
import type { DeskContext } from '../context.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { readRecordedSince, readTicketHistory } from '../store/ticket-history.ts'

export async function ticketHistoryRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get(
    '/v1/tickets/:id/history',
    {
      schema: {
        summary: 'What was done with a ticket, by whom and when, the newest first',
        description:
          'Changes from value to value, recorded in the transaction of each; pages, flags and decisions of the gate in the words of the conversation. `recordedSince`: of what was before, only what the conversation tells.',
        tags: ['tickets'],
        params: z.object({ id: z.string() }),
        querystring: historyQuerySchema,
        response: { 200: historySchema },
      },
    },
    async (request) => {
      const { limit, after } = request.query
      const place = readPlace(after)
      return context.database.read(async (reader) => {
        const all = await readTicketHistory(reader, request.params.id)
        const recordedSince = await readRecordedSince(reader)
        // What is new comes in front of it: a place is told by what stands there.
        const from = place === null ? 0 : all.findIndex(({ id }) => id === place[1]) + 1
        const page = pageOf(all.slice(from), limit, ({ at, id }) => [at, id])
        return { items: page.rows, after: page.after, recordedSince }
      })
    },
  )
}
