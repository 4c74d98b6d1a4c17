import type { FastifyInstance } from 'fastify'
import type { DeskContext } from '../context.ts'
import { requireStaff } from '../plugins/authentication.ts'
import { changeRoutes } from './changes.ts'
import { meRoutes } from './me.ts'

/** Everything that needs a token. */
export async function staffRoutes(app: FastifyInstance, context: DeskContext): Promise<void> {
  requireStaff(app, context)
  await app.register(meRoutes, context)
  await app.register(changeRoutes, context)
}
