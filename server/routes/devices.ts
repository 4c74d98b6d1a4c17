import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listOf, pageQuerySchema } from '../../shared/protocol/common.ts'
import { deviceSchema } from '../../shared/protocol/staff.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { findDevice, listDevices, revokeDevice } from '../store/devices.ts'
import { notFound } from '../store/refusal.ts'

const tags = ['devices']
const config = { role: 'admin' } as const
const idParams = z.object({ id: z.string() })

export async function deviceRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database } = context

  app.get(
    '/v1/devices',
    {
      config,
      schema: {
        summary: 'Devices that hold or held a token',
        tags,
        querystring: pageQuerySchema,
        response: { 200: listOf(deviceSchema) },
      },
    },
    async (request) => {
      const { limit, after } = request.query
      const place = readPlace(after)
      const from = place && { at: place[0], id: String(place[1]) }
      const found = await database.read((reader) => listDevices(reader, limit + 1, from))
      const page = pageOf(found, limit, (device) => [device.createdAt, device.id])
      return { items: page.rows, after: page.after }
    },
  )

  app.get(
    '/v1/devices/:id',
    { config, schema: { summary: 'A device', tags, params: idParams, response: { 200: deviceSchema } } },
    async (request) => {
      const device = await database.read((reader) => findDevice(reader, request.params.id))
      if (!device) throw notFound('device')
      return device
    },
  )

  app.delete(
    '/v1/devices/:id',
    {
      config,
      schema: { summary: "Revoke a device's token", tags, params: idParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await carryOut(context, request, reply, async (tx, now) => {
        await revokeDevice(tx, request.params.id, now)
        return { status: 204, body: '' }
      })
      context.streams.endRevoked()
    },
  )
}
