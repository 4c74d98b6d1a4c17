import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { meSchema, protocolNumber } from '../../shared/protocol/staff.ts'
import type { DeskContext } from '../context.ts'
import { identityOf } from '../plugins/authentication.ts'
import { readMeta } from '../store/meta.ts'
import { readPagerSign } from '../store/pager-sign.ts'
import { serviceVersion } from '../version.ts'

export async function meRoutes(
  fastify: FastifyInstance,
  { database, clock, engineClock, samplePager }: DeskContext,
): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const schema = {
    summary: 'Who I am, and what I am speaking with',
    tags: ['me'],
    response: { 200: meSchema },
  }

  app.get('/v1/me', { schema }, async (request) => {
    const { staff, device } = identityOf(request)
    const { sample, pager } = await database.read(async (reader) => ({
      sample: await readMeta(reader, 'sample'),
      pager: await readPagerSign(reader, engineClock.now()),
    }))
    return {
      id: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      device: { id: device.id, name: device.name },
      serviceVersion,
      protocol: protocolNumber,
      feedId: database.feedId,
      sample: sample !== null,
      sampleGateway: samplePager?.url ?? null,
      serverTime: clock().toISOString(),
      pager,
    }
  })
}
