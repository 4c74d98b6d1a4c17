import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import {
  coveredRotaSchema,
  rotaSchema,
  type CoveredRota,
  type RotaReply,
} from '../../shared/protocol/rota.ts'
import { coverageGaps } from '../../shared/rules/paging/coverage.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { entityTag, expectedVersion } from '../plugins/versions.ts'
import type { Reader } from '../store/database.ts'
import { putRota } from '../store/put-rota.ts'
import { listResponders } from '../store/responders.ts'
import { readRota } from '../store/rota.ts'

const tags = ['rota']
/** How far ahead gaps are looked for, in ms. */
const looksAhead = 14 * 86_400_000

export async function rotaRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database, clock } = context

  app.get(
    '/v1/rota',
    {
      schema: {
        summary: 'Who is on duty when, and when nobody can be paged',
        description:
          'Without shifts: everybody, day and night. `gaps` are those of the next 14 days; people who are not active, or have no method, fill none.',
        tags,
        response: { 200: coveredRotaSchema },
      },
    },
    async (_request, reply) => {
      const rota = await database.read(async (reader) => covered(reader, await readRota(reader), clock()))
      reply.header('etag', entityTag(rota.version))
      return rota
    },
  )

  app.put(
    '/v1/rota',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Replace the rota',
        description: 'With `If-Match`. Shifts, overrides and escalation name responders of this desk.',
        tags,
        body: rotaSchema,
        response: { 200: coveredRotaSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const rota = await putRota(tx, request.body, expectedVersion(request), identityOf(request).staff, now)
        const headers = { etag: entityTag(rota.version) }
        return { status: 200, headers, body: JSON.stringify(await covered(tx, rota, now)) }
      }),
  )
}

async function covered(reader: Reader, rota: RotaReply, now: Date): Promise<CoveredRota> {
  const responders = await listResponders(reader)
  const reachable = responders.filter(({ active, methods }) => active && methods.length > 0)
  const ids = reachable.map(({ id }) => id)
  const gaps = coverageGaps(rota, ids, now.getTime(), now.getTime() + looksAhead)
  return {
    ...rota,
    gaps: gaps.map(({ from, until }) => ({
      from: new Date(from).toISOString(),
      until: new Date(until).toISOString(),
    })),
  }
}
