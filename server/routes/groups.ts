import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  groupChangeSchema,
  groupListSchema,
  groupMergeSchema,
  groupQuerySchema,
  groupSchema,
  groupWithRecordSchema,
  newGroupSchema,
  type Group,
} from '../../shared/protocol/group.ts'
import type { DeskContext } from '../context.ts'
import { carryOut, sendJson, type Answer } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { entityTag, expectedVersion } from '../plugins/versions.ts'
import { changeGroup } from '../store/change-group.ts'
import { listGroups } from '../store/group-list.ts'
import { mergeGroup } from '../store/group-merge.ts'
import { createGroup, findGroup } from '../store/groups.ts'
import { notFound } from '../store/refusal.ts'
import { staffAuthor } from '../store/staff.ts'
import { recordOfGroup } from '../store/urgency-records.ts'

const tags = ['groups']
const idParams = z.object({ id: z.string() })

export async function groupRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database } = context

  app.get(
    '/v1/groups',
    {
      schema: {
        summary: 'Groups by name',
        description:
          'Groups that were merged into others are left out. `q`: every word must stand in name, aliases or contacts.',
        tags,
        querystring: groupQuerySchema,
        response: { 200: groupListSchema },
      },
    },
    async (request, reply) => {
      const { limit, after, q = '', confirmed } = request.query
      const place = readPlace(after)
      const from = place && { sortName: place[0], id: String(place[1]) }
      const filter = {
        words: q.split(/\s+/).filter((word) => word !== ''),
        confirmed: confirmed === undefined ? null : confirmed === 'true',
      }
      const found = await database.read((reader) => listGroups(reader, filter, limit + 1, from))
      const page = pageOf(found, limit, (row) => [row.sort_name, row.id])
      const items = page.rows.map((row) => row.doc).join(',')
      return sendJson(reply, `{"items":[${items}],"after":${JSON.stringify(page.after)}}`)
    },
  )

  app.post(
    '/v1/groups',
    {
      schema: {
        summary: 'Make a group',
        description: 'It is confirmed. `409 name-taken` names the group that has the name in `current`.',
        tags,
        body: newGroupSchema,
        response: { 201: groupSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => ({
        ...groupAnswer(await createGroup(tx, request.body, true, now)),
        status: 201,
      })),
  )

  app.get(
    '/v1/groups/:id',
    {
      schema: {
        summary: 'A group, and what its mission-critical tickets of the last 90 days were worth',
        description:
          'The record counts the tickets of every group that was merged into it; each number is a list of ticket ids, the oldest first.',
        tags,
        params: idParams,
        response: { 200: groupWithRecordSchema },
      },
    },
    async (request, reply) => {
      const found = await database.read(async (reader) => {
        const group = await findGroup(reader, request.params.id)
        return group && { ...group, urgencyRecord: await recordOfGroup(reader, group.id, context.clock()) }
      })
      if (!found) throw notFound('group')
      reply.header('etag', entityTag(found.version))
      return sendJson(reply, JSON.stringify(found))
    },
  )

  app.patch(
    '/v1/groups/:id',
    {
      schema: {
        summary: 'Change a group',
        tags,
        params: idParams,
        body: groupChangeSchema,
        response: { 200: groupSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) =>
        groupAnswer(await changeGroup(tx, request.params.id, request.body, expectedVersion(request), now)),
      ),
  )

  app.post(
    '/v1/groups/:id/merge',
    {
      schema: {
        summary: 'Make a group an alias of another',
        description: 'Its names and tickets go to the other group, which is answered.',
        tags,
        params: idParams,
        body: groupMergeSchema,
        response: { 200: groupSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) =>
        groupAnswer(
          await mergeGroup(
            tx,
            request.params.id,
            request.body.into,
            staffAuthor(identityOf(request).staff),
            now,
          ),
        ),
      ),
  )
}

function groupAnswer(group: Group): Answer {
  const headers = { etag: entityTag(group.version), location: `/v1/groups/${group.id}` }
  return { status: 200, headers, body: JSON.stringify(group) }
}
