import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import {
  settingsChangeSchema,
  settingsReplacementSchema,
  settingsReplySchema,
  type SettingsReply,
} from '../../shared/protocol/settings.ts'
import type { DeskContext } from '../context.ts'
import { carryOut, type Answer } from '../plugins/answers.ts'
import { entityTag, expectedVersion } from '../plugins/versions.ts'
import { changeSettings, readSettings, writeSettings } from '../store/settings.ts'

const tags = ['settings']
const config = { role: 'admin' } as const

export async function settingsRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get(
    '/v1/settings',
    {
      config,
      schema: { summary: 'What the desk says of itself', tags, response: { 200: settingsReplySchema } },
    },
    async (_request, reply) => {
      const settings = await context.database.read(readSettings)
      reply.header('etag', entityTag(settings.version))
      return settings
    },
  )

  app.put(
    '/v1/settings',
    {
      config,
      schema: {
        summary: 'Replace the settings',
        description:
          'All of them, but that `thresholds`, `paging` and `serviceLevels` which are left out stay; with `If-Match` only where they are still the ones you were shown.',
        tags,
        body: settingsReplacementSchema,
        response: { 200: settingsReplySchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const isExpected = request.headers['if-match'] === undefined ? () => true : expectedVersion(request)
        const settings = await writeSettings(tx, request.body, now, isExpected)
        return settingsAnswer(settings)
      }),
  )

  app.patch(
    '/v1/settings',
    {
      config,
      schema: {
        summary: 'Change what the desk goes by',
        description:
          'What is named of it, and at least one of the two. The thresholds: when a group is suggested for the blocklist, and when several groups have one outage. Each counts from then on; outages that stand are not judged again. The service levels: what each plan is promised, and when its clocks run; tickets that stand are measured by them from then on.',
        tags,
        body: settingsChangeSchema,
        response: { 200: settingsReplySchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) =>
        settingsAnswer(await changeSettings(tx, request.body, now, expectedVersion(request))),
      ),
  )
}

function settingsAnswer(settings: SettingsReply): Answer {
  return { status: 200, headers: { etag: entityTag(settings.version) }, body: JSON.stringify(settings) }
}
