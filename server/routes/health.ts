import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { DeskContext } from '../context.ts'
import { readSettings } from '../store/settings.ts'

const healthSchema = z.object({ status: z.literal('ok') })

/** For whoever watches the service: alive, and able to work. */
export async function healthRoutes(fastify: FastifyInstance, { database }: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const schema = (summary: string) => ({ summary, tags: ['service'], response: { 200: healthSchema } })
  const ok = { status: 'ok' as const }

  app.get('/healthz', { schema: schema('Alive'), logLevel: 'warn' }, () => ok)
  app.get('/readyz', { schema: schema('Able to work: the database answers'), logLevel: 'warn' }, async () => {
    await database.read(readSettings)
    return ok
  })
}
