import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { groupImportResultSchema, groupImportSchema } from '../../shared/protocol/group.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { invalidRequest } from '../plugins/validation.ts'
import { importGroups } from '../store/group-import.ts'
import { parseGroupCsv } from './group-csv.ts'

export async function groupImportRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  fastify.addContentTypeParser<Buffer>('text/csv', { parseAs: 'buffer' }, (_request, body, done) => {
    if (isUtf8(body)) done(null, { csv: body.toString('utf8') })
    else done(invalidRequest([{ path: 'csv', message: 'Save the file as UTF-8.' }]), undefined)
  })

  app.post(
    '/v1/groups/import',
    {
      config: { role: 'admin' },
      schema: {
        summary: 'Take over groups from a CSV file',
        description: [
          'Also takes the file itself as `text/csv`, in UTF-8. A header line, then one row per group or per contact: `name` (needed), `aliases` (`;` between them), `plan`,',
          '`contactName`, `contactEmail`, `contactPhone`. Groups that are named are confirmed; nothing known is taken',
          'away. All rows are taken or none; what is wrong is told line by line.',
        ].join('\n'),
        tags: ['groups'],
        consumes: ['application/json', 'text/csv'],
        body: groupImportSchema,
        response: { 200: groupImportResultSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const { groups, errors } = parseGroupCsv(request.body.csv)
        if (errors.length > 0) throw invalidRequest(errors)
        return { status: 200, body: JSON.stringify(await importGroups(tx, groups, now)) }
      }),
  )
}
