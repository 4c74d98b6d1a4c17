import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { filesField } from '../../shared/protocol/attachment.ts'
import { customerMessageSchema } from '../../shared/protocol/message.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import { addCustomerMessage } from '../intake/add-customer-message.ts'
import { keepIfNew, withFiles } from '../intake/customer-files.ts'
import { formTypes, isForm } from '../plugins/form-types.ts'
import type { Notice } from '../pages/fields.ts'
import { receiptPage } from '../pages/receipt-page.ts'
import { noticeOf } from '../pages/refusals.ts'
import type { Site } from '../pages/site.ts'
import { parseFields } from '../plugins/validation.ts'
import { findGroup } from '../store/groups.ts'
import { pageOfTicket } from '../store/page-of-ticket.ts'
import { findByReceipt } from '../store/receipts.ts'
import { notFound, type Refusal } from '../store/refusal.ts'
import { newSecret } from '../store/secrets.ts'
import { firstErrors } from './public-errors.ts'
import { acceptFiles, readSent, typedIn, type PublicContext } from './public-files.ts'
import { publicLimit } from './public-limit.ts'
import { answerPages, refusedBy } from './public-refusal.ts'
import { refuseForeign, sentBy, submissionOf } from './public-request.ts'
import { basePath, readSite, sendPage } from './public-site.ts'

const paramsSchema = z.object({ receipt: z.string() })

/** A form sends the number of its own rendering along; JSON has no use for it. */
const formSchema = customerMessageSchema.strip()

interface Shown {
  readonly submission: string
  readonly typedBody: string
  readonly errors: readonly FieldError[]
  readonly notice: Notice | null
  readonly again: readonly string[]
}

/** The receipt of a ticket, and what the customer adds to it. */
export async function receiptRoutes(fastify: FastifyInstance, context: PublicContext): Promise<void> {
  const { database, clock, publicUrl } = context
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  /** The page of a receipt, or null for one that nobody was given. */
  async function receiptOf(receipt: string, site: Site, shown: Shown): Promise<string | null> {
    const found = await database.read(async (reader) => {
      const known = await findByReceipt(reader, receipt)
      if (known === null) return null
      const { ticket } = known
      const page = await pageOfTicket(reader, ticket)
      return { ...known, page, group: await findGroup(reader, ticket.groupId) }
    })
    if (!found) return null
    return receiptPage({
      site,
      ticket: found.ticket,
      page: found.page,
      messages: found.publicMessages,
      groupConfirmed: found.group?.confirmed ?? false,
      joinedNumber: found.joinedNumber,
      link: `${publicUrl()}/t/${receipt}`,
      action: `${site.base}/t/${receipt}/messages`,
      files: `${site.base}/t/${receipt}/attachments`,
      ...shown,
    })
  }

  acceptFiles(fastify)
  answerPages(fastify, context, async (request: FastifyRequest, site: Site, refusal: Refusal) => {
    const body = await typedIn(request)
    const params = paramsSchema.safeParse(request.params)
    const notice = noticeOf(refusedBy(refusal), site.settings.emergencyPhone)
    const errors = firstErrors(refusal.extras.errors ?? [], ['body', filesField])
    if (!body || !params.success || (notice === null && errors.length === 0)) return null
    const typedBody = typeof body['body'] === 'string' ? body['body'] : ''
    const submission = submissionOf(body) ?? newSecret()
    const again = request.fileNames ?? []
    return receiptOf(params.data.receipt, site, { submission, typedBody, errors, notice, again })
  })

  // Whoever has the address can read the ticket: it is told to no other site and to no search engine.
  fastify.addHook('onRequest', async (_, reply) => {
    reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow, noarchive')
  })

  app.get('/t/:receipt', { schema: { hide: true, params: paramsSchema } }, async (request, reply) => {
    const site = await readSite(context)
    const shown = { submission: newSecret(), typedBody: '', errors: [], notice: null, again: [] }
    const page = await receiptOf(request.params.receipt, site, shown)
    if (page === null) throw notFound('page')
    return sendPage(reply, 200, page)
  })

  app.get('/t/:receipt/messages', { schema: { hide: true, params: paramsSchema } }, (request, reply) =>
    reply.redirect(`${basePath(publicUrl())}/t/${encodeURIComponent(request.params.receipt)}`, 303),
  )

  app.post(
    '/t/:receipt/messages',
    {
      schema: {
        summary: 'A customer adds to a ticket',
        description:
          'Needs no token but the receipt. Also takes forms (`application/x-www-form-urlencoded`, `multipart/form-data`), and then answers 303 to the receipt. The latter brings files, as at `POST /tickets`.',
        tags: ['public'],
        consumes: ['application/json', ...formTypes],
        params: paramsSchema,
        body: customerMessageSchema,
        response: { 201: z.object({ messageId: z.string() }) },
      },
      config: { ...publicLimit, largeBody: 'with-files' },
      // Parsed below: a page that shows what was typed needs the body as it came.
      validatorCompiler: () => (data: unknown) => ({ value: data }),
    },
    async (request, reply) => {
      refuseForeign(request, context)
      const { receipt } = request.params
      const found = await database.read((reader) => findByReceipt(reader, receipt))
      if (!found) throw notFound('page')
      const schema = isForm(request.headers) ? formSchema : customerMessageSchema
      const { fields, files, errors } = await readSent(request, context)
      const { outcome, replayed } = await keepIfNew(database, files, async () => {
        const { body } = parseFields(schema, fields, errors)
        const sent = sentBy(request, `/t/${found.ticket.id}/messages`, withFiles({ body }, files), clock())
        return addCustomerMessage(database, found.ticket, { body, files }, sent)
      })
      if (replayed) reply.header('idempotent-replay', 'true')
      const page = `${basePath(publicUrl())}/t/${receipt}`
      reply.header('cache-control', 'no-store')
      if (isForm(request.headers)) return reply.redirect(`${page}#messages`, 303)
      return reply.code(201).header('location', page).send(outcome)
    },
  )
}
