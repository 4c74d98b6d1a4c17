import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../store/refusal.ts'
import { invalidRequest } from './validation.ts'

/**
 * Reads JSON (RFC 8259) and nothing else; routes that take another type add it for themselves. An empty body is no
 * body, whatever type it claims: calls that need none are made so by many programs. Text that is not UTF-8 is refused,
 * since decoding would put other characters in its place. Register before the routes.
 */
export function readBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined)
    else if (!isUtf8(body)) done(invalidRequest([{ path: '', message: 'The body is not UTF-8.' }]), undefined)
    else void parseJson(request, body.toString('utf8'), done)
  })
  app.addContentTypeParser('*', (request, _payload, done) => {
    if (request.headers['content-length'] === '0' || request.is404) done(null, undefined)
    else done(new Refusal('unsupported-media-type', 'Send application/json.'), undefined)
  })
}
