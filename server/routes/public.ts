import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { DeskContext } from '../context.ts'
import { readForm } from '../intake/form-body.ts'
import { makeUploadPlaces } from '../intake/upload-places.ts'
import { assetRoutes } from './public-assets.ts'
import { formRoutes } from './public-form.ts'
import { limitPublic } from './public-limit.ts'
import { pageLinkRoutes } from './public-page-link.ts'
import { receiptFileRoutes } from './public-receipt-files.ts'
import { receiptRoutes } from './public-receipt.ts'

/** Everything that needs no token: the form, the receipt, and what they look like. */
export async function publicRoutes(app: FastifyInstance, context: DeskContext): Promise<void> {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    (_: FastifyRequest, stream: IncomingMessage) => readForm(stream),
  )
  await limitPublic(app)
  await app.register(assetRoutes, context)
  const taking = { ...context, places: makeUploadPlaces() }
  await app.register(formRoutes, taking)
  await app.register(receiptRoutes, taking)
  await app.register(receiptFileRoutes, context)
  await app.register(pageLinkRoutes, context)
}
