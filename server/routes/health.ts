import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { DeskContext } from '../context.ts'
import { lastHeartbeat } from '../store/pager-clock.ts'
import { Refusal } from '../store/refusal.ts'

const healthSchema = z.object({ status: z.literal('ok') })

/** The pager gives a sign of life every 15 s; without one for so long, in ms, it counts as dead. */
const longestSilence = 2 * 60_000

/** For whoever watches the service: alive, and able to work. */
export async function healthRoutes(
  fastify: FastifyInstance,
  { database, engineClock }: DeskContext,
): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const schema = (summary: string, description?: string) => ({
    summary,
    tags: ['service'],
    response: { 200: healthSchema },
    ...(description !== undefined && { description }),
  })
  const ok = { status: 'ok' as const }
  const started = engineClock.now()

  app.get('/healthz', { schema: schema('Alive'), logLevel: 'warn' }, () => ok)
  app.get(
    '/readyz',
    {
      schema: schema(
        'Able to work: the database answers, and the pager lives',
        '503 `unavailable` once the pager has given no sign of life for 2 minutes: nobody is woken then.',
      ),
      logLevel: 'warn',
    },
    async () => {
      const beat = await database.read(lastHeartbeat)
      // What an earlier run left behind says nothing about this one, which has yet to begin.
      const silentFor = engineClock.now() - Math.max(started, beat?.engineAt ?? started)
      if (silentFor > longestSilence) {
        const seconds = Math.round(silentFor / 1000)
        throw new Refusal(
          'unavailable',
          `The pager has given no sign of life for ${seconds} s: nobody is woken. Start the service again; its log says more.`,
        )
      }
      return ok
    },
  )
}
