import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { goLiveSchema } from '../../shared/protocol/go-live.ts'
import type { DeskContext } from '../context.ts'
import { readGoLive } from '../go-live.ts'

export async function goLiveRoutes(
  fastify: FastifyInstance,
  { database, options, clock }: DeskContext,
): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const schema = {
    summary: 'What is missing before this desk goes live',
    description:
      'Each thing with whether it is there, in words for people. The service logs what is missing when it starts.',
    tags: ['service'],
    response: { 200: goLiveSchema },
  }

  app.get('/v1/go-live', { config: { role: 'admin' }, schema }, () =>
    database.read((reader) => readGoLive(reader, options, clock())),
  )
}
