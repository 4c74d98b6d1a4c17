import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { attachmentLimits, newAttachmentQuerySchema, storedAttachmentSchema } from '../../shared/protocol/attachment.ts' // prettier-ignore
import { attachmentIdSchema } from '../../shared/protocol/common.ts'
import type { DeskContext } from '../context.ts'
import { refuseWithoutRoom } from '../intake/disk-room.ts'
import { fileTooLarge } from '../intake/receive-file.ts'
import { findTaken, takeAttachment } from '../intake/take-attachment.ts'
import { identityOf } from '../plugins/authentication.ts'
import { sendAttachment } from '../plugins/send-attachment.ts'
import { findAttachment } from '../store/attachments.ts'
import { notFound } from '../store/refusal.ts'

const paramsSchema = z.object({ id: attachmentIdSchema })

/** The files of messages: sent before the message that names them. */
export async function attachmentRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const { database, clock } = context
  // The bytes are read as they come, whatever they call themselves.
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
  // A service that stops waits for what is open; whoever sends a file on a slow line sends it again.
  const arriving = new Set<FastifyRequest>()
  fastify.addHook('preClose', async () => {
    for (const { raw } of arriving) raw.destroy()
  })
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.put(
    '/v1/attachments/:id',
    {
      config: { largeBody: true },
      schema: {
        summary: 'Send a file for a message',
        description:
          'The body is the file, of any media type, at most 25 MiB (`413 body-too-large`, before anything is read where `Content-Length` tells); an empty one is refused. `sha256` is that of the bytes. The id is the sender’s: the same file sent again under it is answered as the first time, another one is `409 id-taken`. The name is cleaned, the type told by the first bytes. It belongs to nobody’s message until a message for the same ticket, by the same person, names it in `attachmentIds`; after 30 days without one it is forgotten.',
        tags: ['attachments'],
        consumes: ['application/octet-stream'],
        params: paramsSchema,
        querystring: newAttachmentQuerySchema,
        response: { 200: storedAttachmentSchema, 201: storedAttachmentSchema },
      },
      onRequest: async (request, reply) => {
        if (lengthOf(request) <= attachmentLimits.file) return
        // Whoever sends all the same is not listened to.
        reply.header('connection', 'close')
        throw fileTooLarge(attachmentLimits.file)
      },
    },
    async (request, reply) => {
      const uploadedBy = identityOf(request).staff.id
      const file = { id: request.params.id, query: request.query, uploadedBy }
      const before = await findTaken(database, file)
      if (before !== null) {
        request.raw.resume()
        return reply.header('idempotent-replay', 'true').send(before)
      }
      await refuseWithoutRoom(context.options.dataDir, lengthOf(request) || attachmentLimits.file)
      arriving.add(request)
      try {
        const taken = await takeAttachment(database, file, request.raw, attachmentLimits.file, clock())
        return await reply.code(201).send(taken)
      } finally {
        arriving.delete(request)
      }
    },
  )

  app.get(
    '/v1/attachments/:id',
    {
      compress: false,
      schema: {
        summary: 'The bytes of a file',
        description:
          'Always as a download, under one of a few types that no browser runs. Answered for every file that a message names, and for those that one has sent oneself.',
        tags: ['attachments'],
        produces: ['application/octet-stream'],
        params: paramsSchema,
      },
    },
    async (request, reply) => {
      const { staff } = identityOf(request)
      const file = await database.read((reader) => findAttachment(reader, request.params.id))
      if (file === null || (file.messageId === null && file.uploadedBy !== staff.id)) throw notFound('file')
      await sendAttachment(reply, database, file)
    },
  )
}

/** In bytes; 0 where the sender does not say. */
function lengthOf(request: FastifyRequest): number {
  const length = Number(request.headers['content-length'] ?? 0)
  return Number.isFinite(length) ? length : 0
}
