import { randomInt } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { methodIdSchema, responderIdSchema } from '../../shared/protocol/common.ts'
import { pageSchema } from '../../shared/protocol/page.ts'
import { responderSchema, verifyMethodSchema } from '../../shared/protocol/responder.ts'
import { mayTry } from '../../shared/rules/paging/own-changes.ts'
import type { DeskContext } from '../context.ts'
import { carryOut } from '../plugins/answers.ts'
import { identityOf } from '../plugins/authentication.ts'
import { entityTag } from '../plugins/versions.ts'
import type { Writer } from '../store/database.ts'
import { Refusal, notFound } from '../store/refusal.ts'
import { findResponder } from '../store/responders.ts'
import { enterCode, sendCode, testMethod, type Tried } from '../store/try-method.ts'
import { VaultRefused } from '../vault.ts'

const tags = ['responders']
const params = z.object({ id: responderIdSchema, methodId: methodIdSchema })

export async function methodTrialRoutes(fastify: FastifyInstance, context: DeskContext): Promise<void> {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { vault } = context

  app.post(
    '/v1/responders/:id/methods/:methodId/verify',
    {
      config: { holdsSecrets: true },
      schema: {
        summary: 'Send a code by a method, or enter it',
        description:
          'Without `code`: sends six digits that are good for 15 minutes, at most once a minute, and answers 201 with the page that brings them. With it: the method is verified, and 200 answers the responder. After five wrong codes another one is needed. For administrators and for that very person.',
        tags,
        params,
        body: verifyMethodSchema.default({}),
        response: { 200: responderSchema, 201: pageSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const by = identityOf(request).staff
        const tried = await findTried(tx, request, request.params)
        const { code } = request.body
        if (code === undefined) {
          const page = await sendCode(tx, tried, { code: newCode(), seal: vault.seal, by, now })
          return { status: 201, body: JSON.stringify(page) }
        }
        const isRight = (sealed: string, about: string) => isSealed(context, code, sealed, about)
        const responder = await enterCode(tx, tried, isRight, by, now)
        if (responder instanceof Refusal) return responder
        const headers = { etag: entityTag(responder.version) }
        return { status: 200, headers, body: JSON.stringify(responder) }
      }),
  )

  app.post(
    '/v1/responders/:id/methods/:methodId/test',
    {
      schema: {
        summary: 'Send a message that only tries a method',
        description:
          'Answers the page that brings it; what came of it stands in its delivery and in `lastTest` of the method. For administrators and for that very person.',
        tags,
        params,
        response: { 201: pageSchema },
      },
    },
    (request, reply) =>
      carryOut(context, request, reply, async (tx, now) => {
        const tried = await findTried(tx, request, request.params)
        const page = await testMethod(tx, tried, identityOf(request).staff, now)
        return { status: 201, body: JSON.stringify(page) }
      }),
  )
}

async function findTried(
  tx: Writer,
  request: FastifyRequest,
  { id, methodId }: z.infer<typeof params>,
): Promise<Tried> {
  const responder = await findResponder(tx, id)
  if (responder === null) throw notFound('responder')
  if (!mayTry(identityOf(request).staff, responder))
    throw new Refusal('forbidden', 'Only administrators may try the methods of others.')
  const method = responder.methods.find((one) => one.id === methodId)
  if (method === undefined) throw notFound('method of this responder')
  return { responder, method }
}

function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** A code that was sealed under another key is wrong, whatever it was. */
function isSealed({ vault }: DeskContext, code: string, sealed: string, about: string): boolean {
  try {
    return vault.open(sealed, about) === code
  } catch (error) {
    if (error instanceof VaultRefused) return false
    throw error
  }
}
