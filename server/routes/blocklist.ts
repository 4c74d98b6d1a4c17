import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import {
  blocklistQuerySchema,
  blocklistSchema,
  operationResultsSchema,
  sendOperationsSchema,
} from '../../shared/protocol/blocklist.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { pageOf, readPlace } from '../plugins/paging.ts'
import { listEntries } from '../store/blocklist-entries.ts'
import { takeOperations } from '../store/blocklist-operations.ts'

const tags = ['blocklist']

export async function blocklistRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database, clock } = context

  app.get(
    '/v1/blocklist',
    {
      schema: {
        summary: 'The groups that may not page: entries in force, planned, ended and lifted',
        description:
          'A group is blocked while any of its entries is `in-force`. An entry counts from the moment the desk had it (`enforcedSince`). The operations behind it stand in the feed.',
        tags,
        querystring: blocklistQuerySchema,
        response: { 200: blocklistSchema },
      },
    },
    async (request) => {
      const { limit, after, group, state } = request.query
      const from = readPlace(after)?.[0] ?? ''
      const found = await database.read((reader) =>
        listEntries(reader, { group, state }, from, limit + 1, clock().getTime()),
      )
      const page = pageOf(found, limit, (entry) => [entry.id, entry.id])
      return { items: page.rows, after: page.after }
    },
  )

  app.post(
    '/v1/blocklist/operations',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Block, lift, extend, shorten, or give another reason',
        description:
          'One result for each operation, in their order: `applied`; `duplicate`, known already; `superseded`, beaten by one that its author had not seen; or `refused`, with `code` and `reason`, which changes nothing and takes no other with it. `after` names the latest operations of the group that the author had seen, `targets` the entries that are meant.',
        tags,
        body: sendOperationsSchema,
        response: { 200: operationResultsSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const { staff } = identityOf(request)
        const results = await takeOperations(tx, request.body.operations, staff, now)
        return { status: 200, body: JSON.stringify({ results }) }
      }),
  )
}
