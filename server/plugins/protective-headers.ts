import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'

/** Nothing runs, nothing is framed, forms go home only; pages state their own style sheets by address. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
}

/**
 * What helmet says to browsers, with every answer. It is made once: `@fastify/helmet` makes it anew for each request, which took
 * an eighth of what the smallest answer costs.
 */
export function sendProtectiveHeaders(app: FastifyInstance): void {
  const protect = helmet({
    contentSecurityPolicy,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // HSTS is for the proxy that speaks TLS: only it knows what else lives under the name.
    strictTransportSecurity: false,
  })
  app.addHook('onRequest', (request, reply, done) => {
    protect(request.raw, reply.raw, (error) => (error instanceof Error ? done(error) : done()))
  })
}
