import type { FastifyInstance } from 'fastify'
import { isMultipart } from './form-types.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its body is a file, or brings files where it is such a form: on a slow line it takes its time. */
    largeBody?: boolean | 'with-files'
  }
}

/** Milliseconds for a whole request, as Node enforces it; for the body of a file, and for any other. */
export const longestRequest = 20 * 60_000
const longestBody = 30_000
/** Milliseconds without a byte after which the sender of a file is taken to be gone. */
const longestSilence = 60_000

/** A body that never ends holds a connection for ever: each has its time, and files have more of it than forms. */
export function endSlowBodies(app: FastifyInstance, longest = longestBody): void {
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    if (raw.complete) return
    const { largeBody } = routeOptions.config
    if (largeBody === true || (largeBody === 'with-files' && isMultipart(raw.headers))) {
      // Node ends a connection on which that happens.
      raw.socket.setTimeout(longestSilence)
      raw.once('end', () => raw.socket.setTimeout(0))
      return
    }
    // What has no body is complete although nobody reads it, as where the answer is a stream that goes on for hours.
    const late = setTimeout(() => !raw.complete && raw.destroy(), longest).unref()
    raw.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late))
  })
}
