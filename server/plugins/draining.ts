import type { FastifyInstance } from 'fastify'

/** Milliseconds between two looks while the service stops. */
const lookEvery = 20

/**
 * Stopping waits for open requests and for nothing else. Node waits for every connection that has never sent a
 * request, too, and browsers open such ones ahead of need; they would hold a stop up for a minute.
 */
export function closeWhenDrained(app: FastifyInstance): void {
  let open = 0
  app.server.on('request', (_request, response) => {
    open += 1
    response.on('close', () => (open -= 1))
  })
  app.addHook('preClose', async () => {
    const timer = setInterval(() => {
      if (open === 0) app.server.closeAllConnections()
    }, lookEvery)
    app.server.on('close', () => clearInterval(timer))
  })
}
