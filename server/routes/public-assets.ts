import type { FastifyInstance, FastifyReply } from 'fastify'
import type { DeskContext } from '../context.ts'
import { formStyle } from '../pages/form-style.ts'
import { providerIcon, providerStyle } from '../pages/provider-style.ts'
import { readSettings } from '../store/settings.ts'

/** Seconds for which a browser keeps what changes with the program or the settings only. */
const keptFor = 300

function sendAsset(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply.header('cache-control', `public, max-age=${keptFor}`).type(type).send(text)
}

/** What the pages look like: one style sheet of the program, one of the provider, a mark for the tab. */
export async function assetRoutes(app: FastifyInstance, { database }: DeskContext): Promise<void> {
  const schema = { hide: true }
  app.get('/assets/form.css', { schema }, (_, reply) =>
    sendAsset(reply, 'text/css; charset=utf-8', formStyle),
  )
  app.get('/assets/provider.css', { schema }, async (_, reply) =>
    sendAsset(reply, 'text/css; charset=utf-8', providerStyle(await database.read(readSettings))),
  )
  app.get('/assets/icon.svg', { schema }, async (_, reply) =>
    sendAsset(reply, 'image/svg+xml', providerIcon(await database.read(readSettings))),
  )
}
