import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { erasureResultSchema, erasureSchema } from '../../shared/protocol/erasure.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { erasePerson } from '../store/erasures.ts'
import { staffAuthor } from '../store/staff.ts'

export async function erasureRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.post(
    '/v1/erasures',
    {
      config: { role: 'admin' },
      schema: {
        summary: "Blank a requester's personal data everywhere, consoles included",
        description:
          'Found by e-mail address. What the customer wrote is blanked, and every file of these tickets is removed; in what the staff wrote, the name, address and numbers are blanked. Backups taken before keep it.',
        tags: ['erasures'],
        body: erasureSchema,
        response: { 200: erasureResultSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => ({
        status: 200,
        body: JSON.stringify(
          await erasePerson(tx, request.body.email, staffAuthor(identityOf(request).staff), now),
        ),
      })),
  )
}
