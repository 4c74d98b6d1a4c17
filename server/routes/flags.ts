import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { flagListSchema, flagSchema, newFlagSchema } from '../../shared/protocol/flag.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { flagTicket, listFlags, takeBackFlag } from '../store/flags.ts'

const tags = ['tickets']
const params = z.object({ id: z.string() })

export async function flagRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get(
    '/v1/tickets/:id/flags',
    {
      schema: {
        summary: 'Who flagged a ticket as an abuse of urgency, and why',
        description: 'All of them at once: `after` is always null.',
        tags,
        params,
        response: { 200: flagListSchema },
      },
    },
    async (request) => ({
      items: await context.database.read((reader) => listFlags(reader, request.params.id)),
      after: null,
    }),
  )

  app.post(
    '/v1/tickets/:id/flags',
    {
      schema: {
        summary: 'Flag a ticket as an abuse of urgency',
        description:
          'At most one flag of each person stands on a ticket: 201 where it is new, 200 where it replaces what the same person said before. The customer never sees it.',
        tags,
        params,
        body: newFlagSchema,
        response: { 200: flagSchema, 201: flagSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const { staff } = identityOf(request)
        const { flag, isNew } = await flagTicket(tx, request.params.id, request.body, staff, now)
        return { status: isNew ? 201 : 200, body: JSON.stringify(flag) }
      }),
  )

  app.delete(
    '/v1/tickets/:id/flags',
    {
      schema: {
        summary: 'Take back your own flag',
        description: 'Also where there is none (any more): 204.',
        tags,
        params,
        response: { 204: z.null() },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        await takeBackFlag(tx, request.params.id, identityOf(request).staff, now)
        return { status: 204, body: '' }
      }),
  )
}
