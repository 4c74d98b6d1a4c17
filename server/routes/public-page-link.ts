import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { pageStates } from '../../shared/protocol/page.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import type { DeskContext } from '../context.ts'
import { actByLink, linkActSchema } from '../intake/act-by-link.ts'
import { isForm } from '../plugins/form-types.ts'
import { wellFormed } from '../intake/well-formed.ts'
import type { LinkedPage } from '../../shared/rules/paging/linked-page.ts'
import { readPageLink } from '../page-link.ts'
import type { Notice } from '../pages/fields.ts'
import { linkPage } from '../pages/link-page.ts'
import { noticeOf } from '../pages/refusals.ts'
import type { Site } from '../pages/site.ts'
import { parseFields } from '../plugins/validation.ts'
import type { Reader } from '../store/database.ts'
import { findPage } from '../store/pages.ts'
import { readLinkedPage } from '../store/read-linked-page.ts'
import { notFound, Refusal } from '../store/refusal.ts'
import { newSecret } from '../store/secrets.ts'
import { firstErrors } from './public-errors.ts'
import { publicLimit } from './public-limit.ts'
import { answerPages, refusedBy } from './public-refusal.ts'
import { fieldsOf, refuseForeign, sentBy, submissionOf } from './public-request.ts'
import { basePath, readSite, sendPage } from './public-site.ts'

const paramsSchema = z.object({ signed: z.string() })

/** What a program hears: how far the page is, and who has it. */
const actedSchema = z.object({ state: z.enum(pageStates), holder: z.string().nullable() })

interface Shown {
  readonly submission: string
  readonly typedNote: string
  readonly errors: readonly FieldError[]
  readonly notice: Notice | null
}

/** The link in a page's message. Opening it shows, and does nothing: mail scanners open links. */
export async function pageLinkRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const { database, clock, engineClock, publicUrl, vault } = context
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  /** Throws `not-found` for a link that this desk never made, `link-spent` for one that is over. */
  async function open(reader: Reader, signed: string): Promise<LinkedPage> {
    const link = readPageLink(vault, signed)
    const linked = link && (await readLinkedPage(reader, link, clock()))
    if (linked === null) throw notFound('page')
    if (linked === 'spent')
      throw new Refusal(
        'link-spent',
        'The page is over, or its link is for somebody who is not paged any more.',
      )
    return linked
  }

  function draw(linked: LinkedPage, signed: string, site: Site, shown: Shown): string {
    return linkPage({ site, linked, action: `${site.base}/p/${signed}`, now: clock(), ...shown })
  }

  answerPages(fastify, context, async (request: FastifyRequest, site: Site, refusal: Refusal) => {
    const body = fieldsOf(request.body)
    const params = paramsSchema.safeParse(request.params)
    const notice = noticeOf(refusedBy(refusal), site.settings.emergencyPhone)
    const errors = firstErrors(refusal.extras.errors ?? [], ['body', 'to', 'act'])
    if (!body || !params.success || (notice === null && errors.length === 0)) return null
    const { signed } = params.data
    const linked = await database.read((reader) => open(reader, signed)).catch(() => null)
    const typedNote = typeof body['body'] === 'string' ? body['body'] : ''
    const submission = submissionOf(body) ?? newSecret()
    return linked && draw(linked, signed, site, { submission, typedNote, errors, notice })
  })

  // Whoever has the address acts in somebody's name: it is told to no other site and to no search engine.
  fastify.addHook('onRequest', async (_, reply) => {
    reply
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex, nofollow, noarchive')
      .header('cache-control', 'no-store')
  })

  app.get('/p/:signed', { schema: { hide: true, params: paramsSchema } }, async (request, reply) => {
    const { signed } = request.params
    const site = await readSite(context)
    const linked = await database.read((reader) => open(reader, signed))
    const shown = { submission: newSecret(), typedNote: '', errors: [], notice: null }
    return sendPage(reply, 200, draw(linked, signed, site, shown))
  })

  app.post(
    '/p/:signed',
    {
      schema: {
        summary: 'Act on a page by the link in its message',
        description:
          'Needs no token but the link, and acts in the name of whom it was sent to. Also takes `application/x-www-form-urlencoded`, and then answers 303 to the link. 410 `link-spent` once the page is over.',
        tags: ['public'],
        consumes: ['application/json', 'application/x-www-form-urlencoded'],
        params: paramsSchema,
        body: linkActSchema,
        response: { 200: actedSchema },
      },
      config: publicLimit,
      // Parsed below: a page that shows what was typed needs the body as it came.
      validatorCompiler: () => (data: unknown) => ({ value: data }),
    },
    async (request, reply) => {
      refuseForeign(request, context)
      const { signed } = request.params
      await database.read((reader) => open(reader, signed))
      const asked = parseFields(linkActSchema, wellFormed(fieldsOf(request.body) ?? {}))
      const page = await database.write(async (tx) => {
        const linked = await open(tx, signed)
        const { id } = linked.page
        const sent = sentBy(request, `/p/${id}/${linked.responder.id}`, asked, clock())
        await actByLink(tx, linked, asked, sent, engineClock.now())
        return findPage(tx, id)
      })
      if (isForm(request.headers)) return reply.redirect(`${basePath(publicUrl())}/p/${signed}`, 303)
      if (page === null) throw notFound('page')
      return reply.code(200).send({ state: page.state, holder: page.acknowledgedBy?.name ?? null })
    },
  )
}
