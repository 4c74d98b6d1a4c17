import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { DeskContext } from '../context.ts'
import { sendAttachment } from '../plugins/send-attachment.ts'
import { findAttachment } from '../store/attachments.ts'
import { findByReceipt } from '../store/receipts.ts'
import { notFound } from '../store/refusal.ts'
import { publicLimit } from './public-limit.ts'
import { answerPages } from './public-refusal.ts'

const paramsSchema = z.object({ receipt: z.string(), id: z.string() })

/** The files of a receipt's messages: of replies and of the customer's own, never those of notes. */
export async function receiptFileRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const { database } = context
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  answerPages(fastify, context, async () => null)

  app.get(
    '/t/:receipt/attachments/:id',
    { compress: false, config: publicLimit, schema: { hide: true, params: paramsSchema } },
    async (request, reply) => {
      const { receipt, id } = request.params
      const file = await database.read(async (reader) => {
        const known = await findByReceipt(reader, receipt)
        const isPublic = known?.publicMessages.some(({ attachments }) => attachments?.some((one) => one.id === id)) // prettier-ignore
        return isPublic ? findAttachment(reader, id) : null
      })
      if (file === null) throw notFound('file')
      reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow, noarchive')
      await sendAttachment(reply, database, file)
    },
  )
}
