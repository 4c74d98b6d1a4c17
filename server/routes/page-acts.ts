import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { pageIdSchema, pageQuerySchema, type PageId } from '../../shared/protocol/common.ts'
import {
  deliveryListSchema,
  handOverSchema,
  pageNoteSchema,
  pageSchema,
  type Acknowledgement,
  type Page,
} from '../../shared/protocol/page.ts'
import type { DeskContext } from '../context.ts'
import { carryOut, sendJson } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { actingStaff } from '../store/acting-staff.ts'
import type { Writer } from '../store/database.ts'
import { listDeliveries } from '../store/delivery-list.ts'
import { acknowledgePage, handOverPage, resolvePage } from '../store/page-acts.ts'
import { findPage } from '../store/pages.ts'
import { notFound } from '../store/refusal.ts'

const paramsSchema = z.object({ id: pageIdSchema })

type Act = (tx: Writer, page: Page, by: Acknowledgement, now: Date) => Promise<Page>

/** One page, its messages, and what its people do with it. */
export async function pageActRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database, engineClock } = context

  app.get(
    '/v1/pages/:id',
    {
      schema: {
        summary: 'One page',
        description:
          'How far it is, who has it, and its newest messages, each with how far it came: `accepted` means that a gateway took it, not that somebody knows.',
        tags: ['pages'],
        params: paramsSchema,
        response: { 200: pageSchema },
      },
    },
    async (request, reply) => {
      const page = await database.read((reader) => findPage(reader, request.params.id))
      if (page === null) throw notFound('page')
      return sendJson(reply, JSON.stringify(page))
    },
  )

  app.get(
    '/v1/pages/:id/deliveries',
    {
      schema: {
        summary: 'Every message of a page, the oldest first',
        tags: ['pages'],
        params: paramsSchema,
        querystring: pageQuerySchema,
        response: { 200: deliveryListSchema },
      },
    },
    async (request, reply) => {
      const { limit, after } = request.query
      const { id } = request.params
      const [, place = 0] = readPlace(after) ?? []
      const found = await database.read(async (reader) => {
        if ((await findPage(reader, id)) === null) throw notFound('page')
        return listDeliveries(reader, id, limit + 1, Number(place) || 0)
      })
      const page = pageOf(found, limit, (row) => [id, row.position])
      const items = page.rows.map((row) => row.doc).join(',')
      return sendJson(reply, `{"items":[${items}],"after":${JSON.stringify(page.after)}}`)
    },
  )

  function actOn(request: FastifyRequest, reply: FastifyReply, id: PageId, act: Act): Promise<void> {
    return carryOut(context, request, reply, async (tx, now) => {
      const page = await findPage(tx, id)
      if (page === null) throw notFound('page')
      const by = await actingStaff(tx, identityOf(request).staff)
      return { status: 200, body: JSON.stringify(await act(tx, page, by, now)) }
    })
  }

  app.post(
    '/v1/pages/:id/acknowledge',
    {
      schema: {
        summary: 'Somebody has it',
        description:
          'Nobody else is woken by the page, and everybody who was is told who has it. Where somebody had it already, the page is answered as it is: `acknowledgedBy` says who. If the ticket then lies untouched for 30 minutes, the page goes round again. 409 `page-state` for a page that is over.',
        tags: ['pages'],
        params: paramsSchema,
        body: pageNoteSchema,
        response: { 200: pageSchema },
      },
    },
    (request, reply) =>
      actOn(request, reply, request.params.id, (tx, page, by, now) =>
        acknowledgePage(tx, page, by, now, engineClock.now(), request.body.note),
      ),
  )

  app.post(
    '/v1/pages/:id/resolve',
    {
      schema: {
        summary: 'The page is over',
        description:
          'It wakes nobody any more. A page is resolved by itself once all of its tickets are resolved or closed. 409 `page-state` for one that was withheld or has failed.',
        tags: ['pages'],
        params: paramsSchema,
        body: pageNoteSchema,
        response: { 200: pageSchema },
      },
    },
    (request, reply) =>
      actOn(request, reply, request.params.id, (tx, page, by, now) =>
        resolvePage(tx, page, by, now, request.body.note),
      ),
  )

  app.post(
    '/v1/pages/:id/hand-over',
    {
      schema: {
        summary: 'Somebody else has it from now on',
        description:
          'They are told so at once, and the 30 minutes begin anew. Only for a page that somebody has: a page must not fall silent for the sake of one who sleeps.',
        tags: ['pages'],
        params: paramsSchema,
        body: handOverSchema,
        response: { 200: pageSchema },
      },
    },
    (request, reply) => {
      const { to, note } = request.body
      return actOn(request, reply, request.params.id, (tx, page, by, now) =>
        handOverPage(tx, page, to, by, now, engineClock.now(), note),
      )
    },
  )
}
