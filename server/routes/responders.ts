import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listOf, pageQuerySchema, responderIdSchema } from '../../shared/protocol/common.ts'
import {
  responderReplacementSchema,
  responderSchema,
  type Responder,
  type ResponderReplacement,
} from '../../shared/protocol/responder.ts'
import { whyNotReplace } from '../../shared/rules/paging/own-changes.ts'
import type { DeskContext } from '../context.ts'
import { whyInternal } from '../paging/internal-gateway.ts'
import { carryOut, sendJson, type Answer } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { entityTag, expectedVersion } from '../plugins/versions.ts'
import { deleteResponder } from '../store/delete-responder.ts'
import { putResponder } from '../store/put-responder.ts'
import { Refusal, notFound } from '../store/refusal.ts'
import { findResponder, someResponders } from '../store/responders.ts'

const tags = ['responders']
const params = z.object({ id: responderIdSchema })

export async function responderRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database, vault } = context

  app.get(
    '/v1/responders',
    {
      schema: {
        summary: 'Who is paged, and by which methods in which order',
        description: 'Of secrets only the names are answered.',
        tags,
        querystring: pageQuerySchema,
        response: { 200: listOf(responderSchema) },
      },
    },
    async (request, reply) => {
      const { limit, after } = request.query
      const place = readPlace(after)
      const found = await database.read((reader) => someResponders(reader, limit + 1, place && place[0]))
      const page = pageOf(found, limit, (row) => [row.id, ''])
      const items = page.rows.map((row) => row.doc).join(',')
      return sendJson(reply, `{"items":[${items}],"after":${JSON.stringify(page.after)}}`)
    },
  )

  app.get(
    '/v1/responders/:id',
    { schema: { summary: 'Somebody who is paged', tags, params, response: { 200: responderSchema } } },
    async (request, reply) => {
      const responder = await database.read((reader) => findResponder(reader, request.params.id))
      if (responder === null) throw notFound('responder')
      reply.header('etag', entityTag(responder.version))
      return responder
    },
  )

  app.put(
    '/v1/responders/:id',
    {
      config: { holdsSecrets: true },
      schema: {
        summary: 'Add somebody who is paged, or replace them',
        description: [
          'The whole person; methods that are left out are gone. To replace needs `If-Match`, to add takes none. Administrators',
          'change everything; anybody else changes `phone` and `methods` of the responder whose `staffId` is theirs, and may not',
          'newly allow a gateway inside a private network (`allowsInternal`).',
          'Secrets that are left out stay, `null` takes one away; where a method goes to another address, each has to be given',
          'again. A webhook needs `secret`, PagerDuty `routingKey`. A method whose settings or secrets change is no longer verified.',
        ].join(' '),
        tags,
        params,
        body: responderReplacementSchema,
        response: { 200: responderSchema, 201: responderSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const { staff } = identityOf(request)
        const before = await findResponder(tx, request.params.id)
        const why = whyNotReplace(staff, before, request.body)
        if (why !== null) throw new Refusal('forbidden', why)
        refuseInternal(request.body)
        refuseStale(request, before)
        const act = { by: staff, seal: vault.seal, now }
        const responder = await putResponder(tx, request.params.id, before, request.body, act)
        return responderAnswer(responder, before === null ? 201 : 200)
      }),
  )

  app.delete(
    '/v1/responders/:id',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Remove somebody who is paged',
        description:
          'With their secrets; with `If-Match` only as you were shown them. Refused while the rota names them. What was sent to them stays told by its pages.',
        tags,
        params,
        response: { 204: z.null() },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const before = await findResponder(tx, request.params.id)
        if (before !== null && request.headers['if-match'] !== undefined) refuseStale(request, before)
        await deleteResponder(tx, request.params.id, identityOf(request).staff, now)
        return { status: 204, body: '' }
      }),
  )
}

function refuseInternal({ methods }: ResponderReplacement): void {
  const errors = methods.flatMap(({ settings }, index) => {
    const message = whyInternal(settings)
    return message === null ? [] : [{ path: `methods.${index}.settings.allowsInternal`, message }]
  })
  const [first] = errors
  if (first !== undefined) throw new Refusal('invalid-reference', first.message, { errors })
}

/** Who replaces says what they were shown; who thinks to replace somebody who is gone is told so. */
function refuseStale(request: FastifyRequest, before: Responder | null): void {
  if (before === null) {
    if (request.headers['if-match'] !== undefined) throw notFound('responder')
    return
  }
  if (!expectedVersion(request)(before.version))
    throw new Refusal('version-conflict', `${before.name} has changed meanwhile.`, { current: before })
}

function responderAnswer(responder: Responder, status: 200 | 201): Answer {
  const headers = { etag: entityTag(responder.version), location: `/v1/responders/${responder.id}` }
  return { status, headers, body: JSON.stringify(responder) }
}
