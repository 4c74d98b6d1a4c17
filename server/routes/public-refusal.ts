import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DeskContext } from '../context.ts'
import { plainPage } from '../pages/plain-page.ts'
import { refusalWords, type Refused } from '../pages/refusals.ts'
import type { Site } from '../pages/site.ts'
import { problemOf, refusalOf, sendProblem } from '../plugins/problems.ts'
import type { Refusal } from '../store/refusal.ts'
import { wantsPage } from './public-request.ts'
import { readSite, sendPage } from './public-site.ts'

/** Shows a refusal together with what was typed; null where this refusal is better told on a page of its own. */
export type ShowAgain = (request: FastifyRequest, site: Site, refusal: Refusal) => Promise<string | null>

export function refusedBy(refusal: Refusal): Refused {
  return { code: refusal.code, detail: refusal.message, retryAfter: refusal.extras.retryAfter ?? null }
}

/** Errors of these routes reach browsers as pages, with everything typed still there; others get problem documents. */
export function answerPages(app: FastifyInstance, context: DeskContext, showAgain: ShowAgain): void {
  app.setErrorHandler(async (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error)
    const { status } = problemOf(refusal)
    if (status >= 500) request.log.error({ err: error }, 'request failed')
    if (!wantsPage(request)) return sendProblem(reply, refusal)
    if (refusal.extras.retryAfter !== undefined) reply.header('retry-after', refusal.extras.retryAfter)
    const site = await readSite(context)
    const again = await showAgain(request, site, refusal)
    // Whoever goes on sending what is not read is not listened to.
    if (!request.raw.complete) reply.header('connection', 'close')
    return sendPage(reply, status, again ?? ownPage(site, refusal))
  })
}

function ownPage(site: Site, refusal: Refusal): string {
  return plainPage({ site, ...refusalWords(refusedBy(refusal), site.settings.emergencyPhone) })
}
