import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { pageQuerySchema, viewIdSchema } from '../../shared/protocol/common.ts'
import {
  newViewSchema,
  viewChangeSchema,
  viewListSchema,
  viewSchema,
  type View,
} from '../../shared/protocol/view.ts'
import type { DeskContext } from '../context.ts'
import { carryOut, sendJson, type Answer } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { entityTag, expectedVersion } from '../plugins/versions.ts'
import { changeView, createView, deleteView } from '../store/change-view.ts'
import { notFound } from '../store/refusal.ts'
import { findView, someViews } from '../store/views.ts'

const tags = ['views']
const params = z.object({ id: viewIdSchema })

export async function viewRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database } = context

  app.get(
    '/v1/views',
    {
      schema: {
        summary: 'Saved views of the queue',
        description:
          'Your own and what is shared. Nobody else, administrators included, is answered what is your own.',
        tags,
        querystring: pageQuerySchema,
        response: { 200: viewListSchema },
      },
    },
    async (request, reply) => {
      const { limit, after } = request.query
      const place = readPlace(after)
      const { staff } = identityOf(request)
      const found = await database.read((reader) => someViews(reader, staff.id, limit + 1, place && place[0]))
      const page = pageOf(found, limit, (row) => [row.id, ''])
      const items = page.rows.map((row) => row.doc).join(',')
      return sendJson(reply, `{"items":[${items}],"after":${JSON.stringify(page.after)}}`)
    },
  )

  app.get(
    '/v1/views/:id',
    { schema: { summary: 'A saved view', tags, params, response: { 200: viewSchema } } },
    async (request, reply) => {
      const { staff } = identityOf(request)
      const view = await database.read((reader) => findView(reader, request.params.id, staff.id))
      if (view === null) throw notFound('view')
      reply.header('etag', entityTag(view.version))
      return view
    },
  )

  app.put(
    '/v1/views/:id',
    {
      schema: {
        summary: 'Save a new view',
        description: [
          'Under an id of your own making. Saved again as it stands: 200; an id that another view has: 409 `id-taken`. Views stand in',
          'ascending order of `place`. `letter` opens it in a console, after the key g. `assignee`: `me` is whoever looks.',
        ].join(' '),
        tags,
        params,
        body: newViewSchema,
        response: { 200: viewSchema, 201: viewSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const { staff } = identityOf(request)
        const { view, isNew } = await createView(tx, request.params.id, request.body, staff, now)
        return viewAnswer(view, isNew ? 201 : 200)
      }),
  )

  app.patch(
    '/v1/views/:id',
    {
      schema: {
        summary: 'Change a saved view',
        description: [
          'What is not named stays, within `filter` too. A view of your own only you change; a shared one, whoever made it and the',
          'administrators. `shared: false` makes it its author’s own again.',
        ].join(' '),
        tags,
        params,
        body: viewChangeSchema,
        response: { 200: viewSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const { staff } = identityOf(request)
        const isExpected = expectedVersion(request)
        return viewAnswer(await changeView(tx, request.params.id, request.body, isExpected, staff, now), 200)
      }),
  )

  app.delete(
    '/v1/views/:id',
    {
      schema: {
        summary: 'Delete a saved view',
        description: 'Also where there is none (any more): 204. Who may change it may delete it.',
        tags,
        params,
        response: { 204: z.null() },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        await deleteView(tx, request.params.id, identityOf(request).staff, now)
        return { status: 204, body: '' }
      }),
  )
}

function viewAnswer(view: View, status: 200 | 201): Answer {
  const headers = { etag: entityTag(view.version), location: `/v1/views/${view.id}` }
  return { status, headers, body: JSON.stringify(view) }
}
