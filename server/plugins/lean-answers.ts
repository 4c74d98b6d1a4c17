import type { FastifyInstance } from 'fastify'

/** What helmet says to a browser that shows a page. Nothing shows, frames or runs an answer in JSON. */
const ofPages = [
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
] as const

/**
 * Takes the headers that are meant for pages off the answers of the API: on a poll without change they are most of what
 * goes over the wire. What protects JSON stays: it is never guessed to be something else, framed or read from other
 * sites (OWASP, REST Security Cheat Sheet, "Security headers").
 */
export function sendLeanAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    const type = reply.getHeader('content-type')
    if (typeof type !== 'string' || !/^application\/(problem\+)?json\b/.test(type)) return
    for (const name of ofPages) reply.removeHeader(name)
    reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  })
}
