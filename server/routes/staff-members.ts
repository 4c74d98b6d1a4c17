import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listOf, pageQuerySchema } from '../../shared/protocol/common.ts'
import {
  createdStaffSchema,
  invitationSchema,
  newStaffSchema,
  staffSchema,
} from '../../shared/protocol/staff.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { createDevice } from '../store/devices.ts'
import { createInvitation } from '../store/invitations.ts'
import { revokeStaff } from '../store/revoke-staff.ts'
import { createStaff, listStaff } from '../store/staff.ts'

const tags = ['staff']
const config = { role: 'admin' } as const
const idParams = z.object({ id: z.string() })

/** The name of the device whose token is answered when a person is made. */
const firstDeviceName = 'First token'

export async function staffMemberRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database } = context

  app.get(
    '/v1/staff',
    {
      config,
      schema: {
        summary: 'The people of this desk, those who left included',
        tags,
        querystring: pageQuerySchema,
        response: { 200: listOf(staffSchema) },
      },
    },
    async (request) => {
      const { limit, after } = request.query
      const place = readPlace(after)
      const from = place && { at: place[0], id: String(place[1]) }
      const found = await database.read((reader) => listStaff(reader, limit + 1, from))
      const page = pageOf(found, limit, (staff) => [staff.createdAt, staff.id])
      return { items: page.rows, after: page.after }
    },
  )

  app.post(
    '/v1/staff',
    {
      config,
      schema: {
        summary: 'Let somebody in',
        description: 'The token is seen this once; in a replay it is null.',
        tags,
        body: newStaffSchema,
        response: { 201: createdStaffSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const staff = await createStaff(tx, request.body, now)
        const { token } = await createDevice(tx, staff.id, firstDeviceName, now)
        return {
          status: 201,
          body: JSON.stringify({ staff, token }),
          replayBody: JSON.stringify({ staff, token: null }),
        }
      }),
  )

  app.delete(
    '/v1/staff/:id',
    {
      config,
      schema: {
        summary: 'Revoke everything of a person at once',
        description:
          'Devices, open invitations, and being paged: who is a responder as well is not active any more.',
        tags,
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await carryOut(context, request, reply, async (tx, now) => {
        await revokeStaff(tx, request.params.id, identityOf(request).staff, now)
        return { status: 204, body: '' }
      })
      context.streams.endRevoked()
    },
  )

  app.post(
    '/v1/staff/:id/invitations',
    {
      config,
      schema: {
        summary: 'A one-time link with which a console signs itself in',
        description: 'Good for 24 hours. The link is seen this once; in a replay it is null.',
        tags,
        params: idParams,
        response: { 201: invitationSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const by = identityOf(request).staff.id
        const { secret, staff, expiresAt } = await createInvitation(tx, request.params.id, by, now)
        const invitation = { url: `${context.publicUrl()}/i/${secret}`, staffId: staff.id, expiresAt }
        return {
          status: 201,
          body: JSON.stringify(invitation),
          replayBody: JSON.stringify({ ...invitation, url: null }),
        }
      }),
  )
}
