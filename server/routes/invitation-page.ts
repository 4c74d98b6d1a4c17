import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { acceptInvitationSchema, acceptedInvitationSchema } from '../../shared/protocol/staff.ts'
import type { DeskContext } from '../context.ts'
import { invitationPage } from '../pages/invitation-page.ts'
import { acceptInvitation, findInvitation } from '../store/invitations.ts'
import { notFound, Refusal } from '../store/refusal.ts'
import { answerPages } from './public-refusal.ts'
import { readSite, sendPage } from './public-site.ts'

const paramsSchema = z.object({ secret: z.string() })

/** A one-time invitation: a page that says what it is, and the call with which a console spends it. */
export async function invitationPageRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const { database, clock, publicUrl } = context
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  answerPages(fastify, context, async () => null)

  app.get('/i/:secret', { schema: { hide: true, params: paramsSchema } }, async (request, reply) => {
    const { secret } = request.params
    const state = await database.read((reader) => findInvitation(reader, secret, clock()))
    if (state.kind === 'unknown') throw notFound('invitation')
    if (state.kind !== 'open')
      throw new Refusal('invitation-spent', 'This invitation was used or has expired.')
    const site = await readSite(context)
    const { staff, invitedBy, expiresAt } = state
    const link = `${publicUrl()}/i/${secret}`
    const page = invitationPage({ site, staffName: staff.name, invitedBy: invitedBy.name, expiresAt, link })
    return sendPage(reply.header('x-robots-tag', 'noindex, nofollow, noarchive'), 200, page)
  })

  app.post(
    '/i/:secret',
    {
      schema: {
        summary: 'Accept an invitation: make a device of one’s own, once',
        description: 'Needs no token. The token in the answer is never shown again.',
        tags: ['public'],
        params: paramsSchema,
        body: acceptInvitationSchema,
        response: { 201: acceptedInvitationSchema },
      },
    },
    async (request, reply) => {
      const { deviceName } = request.body
      const accepted = await database.write((tx) =>
        acceptInvitation(tx, request.params.secret, deviceName, clock()),
      )
      return reply.code(201).header('cache-control', 'no-store').send(accepted)
    },
  )
}
