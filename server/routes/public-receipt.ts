import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { customerMessageSchema } from '../../shared/protocol/message.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import type { DeskContext } from '../context.ts'
import { addCustomerMessage } from '../intake/add-customer-message.ts'
import { wellFormed } from '../intake/well-formed.ts'
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
import { publicLimit } from './public-limit.ts'
import { answerPages, refusedBy } from './public-refusal.ts'
import { fieldsOf, isUrlencoded, refuseForeign, sentBy, submissionOf } from './public-request.ts'
import { basePath, readSite, sendPage } from './public-site.ts'

const paramsSchema = z.object({ receipt: z.string() })

/** A form sends the number of its own rendering along; JSON has no use for it. */
const formSchema = customerMessageSchema.strip()

interface Shown {
  readonly submission: string
  readonly typedBody: string
  readonly errors: readonly FieldError[]
  readonly notice: Notice | null
}

/** The receipt of a ticket, and what the customer adds to it. */
export async function receiptRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
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
      link: `${publicUrl()}/t/${receipt}`,
      action: `${site.base}/t/${receipt}/messages`,
      files: `${site.base}/t/${receipt}/attachments`,
      ...shown,
    })
  }

  answerPages(fastify, context, async (request: FastifyRequest, site: Site, refusal: Refusal) => {
    const body = fieldsOf(request.body)
    const params = paramsSchema.safeParse(request.params)
    const notice = noticeOf(refusedBy(refusal), site.settings.emergencyPhone)
    const errors = firstErrors(refusal.extras.errors ?? [], ['body'])
    if (!body || !params.success || (notice === null && errors.length === 0)) return null
    const typedBody = typeof body['body'] === 'string' ? body['body'] : ''
    const submission = submissionOf(body) ?? newSecret()
    return receiptOf(params.data.receipt, site, { submission, typedBody, errors, notice })
  })

  // Whoever has the address can read the ticket: it is told to no other site and to no search engine.
  fastify.addHook('onRequest', async (_, reply) => {
    reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow, noarchive')
  })

  app.get('/t/:receipt', { schema: { hide: true, params: paramsSchema } }, async (request, reply) => {
    const site = await readSite(context)
    const shown = { submission: newSecret(), typedBody: '', errors: [], notice: null }
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
          'Needs no token but the receipt. Also takes `application/x-www-form-urlencoded`, and then answers 303 to the receipt.',
        tags: ['public'],
        consumes: ['application/json', 'application/x-www-form-urlencoded'],
        params: paramsSchema,
        body: customerMessageSchema,
        response: { 201: z.object({ messageId: z.string() }) },
      },
      config: publicLimit,
      // Parsed below: a page that shows what was typed needs the body as it came.
      validatorCompiler: () => (data: unknown) => ({ value: data }),
    },
    async (request, reply) => {
      refuseForeign(request, context)
      const { receipt } = request.params
      const found = await database.read((reader) => findByReceipt(reader, receipt))
      if (!found) throw notFound('page')
      const schema = isUrlencoded(request) ? formSchema : customerMessageSchema
      const fields = parseFields(schema, wellFormed(fieldsOf(request.body) ?? {}))
      const sent = sentBy(request, `/t/${found.ticket.id}/messages`, fields, clock())
      const { outcome, replayed } = await addCustomerMessage(database, found.ticket, fields.body, sent)
      if (replayed) reply.header('idempotent-replay', 'true')
      const page = `${basePath(publicUrl())}/t/${receipt}`
      reply.header('cache-control', 'no-store')
      if (isUrlencoded(request)) return reply.redirect(`${page}#messages`, 303)
      return reply.code(201).header('location', page).send(outcome)
    },
  )
}
