import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  cannedReplyListSchema,
  cannedReplySchema,
  newCannedReplySchema,
} from '../../shared/protocol/canned-reply.ts'
import { cannedReplyIdSchema, pageQuerySchema } from '../../shared/protocol/common.ts'
import type { DeskContext } from '../context.ts'
import { carryOut, sendJson } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { entityTag, namedVersion } from '../plugins/versions.ts'
import { deleteCannedReply, putCannedReply, someCannedReplies } from '../store/canned-replies.ts'

const tags = ['canned replies']
const params = z.object({ id: cannedReplyIdSchema })

export async function cannedReplyRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database } = context

  app.get(
    '/v1/canned-replies',
    {
      schema: {
        summary: 'Canned replies',
        description: 'Answers that the desk gives often, shared by all staff.',
        tags,
        querystring: pageQuerySchema,
        response: { 200: cannedReplyListSchema },
      },
    },
    async (request, reply) => {
      const { limit, after } = request.query
      const place = readPlace(after)
      const found = await database.read((reader) => someCannedReplies(reader, limit + 1, place && place[0]))
      const page = pageOf(found, limit, (row) => [row.id, ''])
      const items = page.rows.map((row) => row.doc).join(',')
      return sendJson(reply, `{"items":[${items}],"after":${JSON.stringify(page.after)}}`)
    },
  )

  app.put(
    '/v1/canned-replies/:id',
    {
      schema: {
        summary: 'Save a canned reply',
        description: [
          'Under an id of your own making; all of it, whoever saved it before, unless `If-Match` says which version it is meant for:',
          '412 with the one that stands there, where it is another. The text is Markdown; variables such as',
          '`{{requester.firstName}}` are filled where it is used. `shortcut`: the word that a console takes for it after `;`.',
        ].join(' '),
        tags,
        params,
        body: newCannedReplySchema,
        response: { 200: cannedReplySchema, 201: cannedReplySchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const { staff } = identityOf(request)
        const isExpected = namedVersion(request)
        const saved = await putCannedReply(tx, request.params.id, request.body, isExpected, staff, now)
        const headers = {
          etag: entityTag(saved.reply.version),
          location: `/v1/canned-replies/${saved.reply.id}`,
        }
        return { status: saved.isNew ? 201 : 200, headers, body: JSON.stringify(saved.reply) }
      }),
  )

  app.delete(
    '/v1/canned-replies/:id',
    {
      schema: {
        summary: 'Delete a canned reply',
        description: 'Also where there is none (any more): 204.',
        tags,
        params,
        response: { 204: z.null() },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        await deleteCannedReply(tx, request.params.id, now)
        return { status: 204, body: '' }
      }),
  )
}
