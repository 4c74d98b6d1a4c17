import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { publicReceiptSchema, publicTicketSchema } from '../../shared/protocol/public.ts'
import { keepIfNew, withFiles } from '../intake/customer-files.ts'
import { filePublicTicket } from '../intake/file-public-ticket.ts'
import { formTypes, isForm } from '../plugins/form-types.ts'
import { noticeOf } from '../pages/refusals.ts'
import type { Site } from '../pages/site.ts'
import { ticketForm } from '../pages/ticket-form.ts'
import { fieldsOnPage, typedTicket, untyped } from '../pages/typed-ticket.ts'
import { parseFields } from '../plugins/validation.ts'
import type { Refusal } from '../store/refusal.ts'
import { newSecret } from '../store/secrets.ts'
import { firstErrors } from './public-errors.ts'
import { acceptFiles, readSent, typedIn, type PublicContext } from './public-files.ts'
import { publicLimit } from './public-limit.ts'
import { answerPages, refusedBy } from './public-refusal.ts'
import { refuseForeign, sentBy, submissionOf } from './public-request.ts'
import { basePath, readSite, sendPage } from './public-site.ts'

/** A form in somebody's page may carry fields of its own; a program is told about those that nobody reads. */
const strictSchema = publicTicketSchema.strict()

/** The form, and what it sends. */
export async function formRoutes(fastify: FastifyInstance, context: PublicContext): Promise<void> {
  const { database, clock, publicUrl } = context
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  acceptFiles(fastify)
  answerPages(fastify, context, formAgain)

  app.get('/', { schema: { hide: true } }, async (_, reply) => {
    const site = await readSite(context)
    const page = ticketForm({
      site,
      typed: untyped,
      submission: newSecret(),
      errors: [],
      notice: null,
      again: [],
    })
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
          'Needs no token. Also takes forms (`application/x-www-form-urlencoded`, `multipart/form-data`), and then answers 303 to the receipt and passes over unknown fields. Only the latter brings files, as `files`: 10 at most, 25 MiB together. Empty ones, and those that can run, are refused. Where one file is not taken nothing is filed.',
        tags: ['public'],
        consumes: ['application/json', ...formTypes],
        body: strictSchema,
        response: { 201: publicReceiptSchema },
      },
      config: { ...publicLimit, largeBody: 'with-files' },
      // Parsed below: a page that shows what was typed needs the body as it came.
      validatorCompiler: () => (data: unknown) => ({ value: data }),
    },
    async (request, reply) => {
      refuseForeign(request, context)
      const schema = isForm(request.headers) ? publicTicketSchema : strictSchema
      const { fields, files, errors } = await readSent(request, context)
      const { outcome, replayed } = await keepIfNew(database, files, async () => {
        const ticket = parseFields(schema, fields, errors)
        const sent = sentBy(request, '/tickets', withFiles(ticket, files), clock())
        return filePublicTicket(database, ticket, files, sent)
      })
      if (replayed) reply.header('idempotent-replay', 'true')
      const receipt = `${basePath(publicUrl())}/t/${outcome.receipt}`
      reply.header('cache-control', 'no-store')
      if (isForm(request.headers)) return reply.redirect(receipt, 303)
      return reply.code(201).header('location', receipt).send(outcome)
    },
  )
}

/** The form with everything typed, and why it was not taken. */
async function formAgain(request: FastifyRequest, site: Site, refusal: Refusal): Promise<string | null> {
  const body = await typedIn(request)
  const notice = noticeOf(refusedBy(refusal), site.settings.emergencyPhone)
  const errors = firstErrors(refusal.extras.errors ?? [], fieldsOnPage)
  if (!body || (notice === null && errors.length === 0)) return null
  return ticketForm({
    site,
    typed: typedTicket(body),
    submission: submissionOf(body) ?? newSecret(),
    errors,
    notice,
    again: request.fileNames ?? [],
  })
}
