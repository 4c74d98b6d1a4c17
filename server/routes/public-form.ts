import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { publicReceiptSchema, publicTicketSchema } from '../../shared/protocol/public.ts'
import type { DeskContext } from '../context.ts'
import { filePublicTicket } from '../intake/file-public-ticket.ts'
import { wellFormed } from '../intake/well-formed.ts'
import { noticeOf } from '../pages/refusals.ts'
import type { Site } from '../pages/site.ts'
import { ticketForm } from '../pages/ticket-form.ts'
import { ticketFields, typedTicket, untyped } from '../pages/typed-ticket.ts'
import { parseFields } from '../plugins/validation.ts'
import type { Refusal } from '../store/refusal.ts'
import { newSecret } from '../store/secrets.ts'
import { firstErrors } from './public-errors.ts'
import { publicLimit } from './public-limit.ts'
import { answerPages, refusedBy } from './public-refusal.ts'
import { fieldsOf, isUrlencoded, refuseForeign, sentBy, submissionOf } from './public-request.ts'
import { basePath, readSite, sendPage } from './public-site.ts'

/** A form in somebody's page may carry fields of its own; a program is told about those that nobody reads. */
const strictSchema = publicTicketSchema.strict()

/** The form, and what it sends. */
export async function formRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const { database, clock, publicUrl } = context
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  answerPages(fastify, context, formAgain)

  app.get('/', { schema: { hide: true } }, async (_, reply) => {
    const site = await readSite(context)
    const page = ticketForm({ site, typed: untyped, submission: newSecret(), errors: [], notice: null })
    // The page's own address may be told to itself, or the form it sends would come without an Origin.
    return sendPage(reply.header('referrer-policy', 'same-origin'), 200, page)
  })

  // Whoever reloads after a refusal, or opens the address by hand, finds the form.
  app.get('/tickets', { schema: { hide: true } }, (_, reply) =>
    reply.redirect(`${basePath(publicUrl())}/`, 303),
  )

  app.post(
    '/tickets',
    {
      schema: {
        summary: 'A customer files a ticket',
        description:
          'Needs no token. Also takes `application/x-www-form-urlencoded`, and then answers 303 to the receipt and passes over unknown fields.',
        tags: ['public'],
        consumes: ['application/json', 'application/x-www-form-urlencoded'],
        body: strictSchema,
        response: { 201: publicReceiptSchema },
      },
      config: publicLimit,
      // Parsed below: a page that shows what was typed needs the body as it came.
      validatorCompiler: () => (data: unknown) => ({ value: data }),
    },
    async (request, reply) => {
      refuseForeign(request, context)
      const schema = isUrlencoded(request) ? publicTicketSchema : strictSchema
      const fields = parseFields(schema, wellFormed(fieldsOf(request.body) ?? {}))
      const sent = sentBy(request, '/tickets', fields, clock())
      const { outcome, replayed } = await filePublicTicket(database, fields, sent)
      if (replayed) reply.header('idempotent-replay', 'true')
      const receipt = `${basePath(publicUrl())}/t/${outcome.receipt}`
      reply.header('cache-control', 'no-store')
      if (isUrlencoded(request)) return reply.redirect(receipt, 303)
      return reply.code(201).header('location', receipt).send(outcome)
    },
  )
}

/** The form with everything typed, and why it was not taken. */
async function formAgain(request: FastifyRequest, site: Site, refusal: Refusal): Promise<string | null> {
  const body = fieldsOf(request.body)
  const notice = noticeOf(refusedBy(refusal), site.settings.emergencyPhone)
  const errors = firstErrors(refusal.extras.errors ?? [], ticketFields)
  if (!body || (notice === null && errors.length === 0)) return null
  return ticketForm({
    site,
    typed: typedTicket(body),
    submission: submissionOf(body) ?? newSecret(),
    errors,
    notice,
  })
}
