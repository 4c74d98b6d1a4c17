import type { FastifyInstance } from 'fastify'
import { Refusal } from '../store/refusal.ts'
import { sendProblem } from './problems.ts'

interface KnownRoute {
  readonly pattern: RegExp
  readonly methods: Set<string>
}

/** `/v1/tickets/:id` as a pattern of whole paths. */
function patternOf(url: string): RegExp {
  const escaped = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/:[A-Za-z]+/g, '[^/]+')}/?$`)
}

/** 405 with `Allow` where the path has other methods, 404 where it has none. Register before the routes. */
export function answerUnknownRoutes(app: FastifyInstance): void {
  const routes = new Map<string, KnownRoute>()
  app.addHook('onRoute', (route) => {
    const known = routes.get(route.url) ?? { pattern: patternOf(route.url), methods: new Set<string>() }
    for (const method of [route.method].flat()) known.methods.add(method)
    routes.set(route.url, known)
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const methods = [...routes.values()]
      .filter((route) => route.pattern.test(path))
      .flatMap((route) => [...route.methods])
    if (methods.length === 0)
      return sendProblem(reply, new Refusal('not-found', 'There is nothing at this address.'))
    reply.header('allow', methods.join(', '))
    return sendProblem(
      reply,
      new Refusal('method-not-allowed', `${request.method} does nothing at this address.`),
    )
  })
}
