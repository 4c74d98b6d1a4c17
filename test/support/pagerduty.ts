import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { OpenAPIBackend, type Context } from 'openapi-backend'
import { z } from 'zod'

const definition = fileURLToPath(new URL('pagerduty-events-v2.yaml', import.meta.url))

export interface PagerDuty {
  readonly url: string
  /** Events that fit the document, in their order. */
  readonly events: readonly unknown[]
  /** Answers the next event with 429. */
  throttleNext(): void
  stop(): Promise<void>
}

const answerSchema = z.object({ status: z.number(), body: z.record(z.string(), z.unknown()) })
type Answer = z.infer<typeof answerSchema>

type Headers = Readonly<Record<string, string | string[]>>

/** A server of PagerDuty's Events API v2 on the loopback, made of its document: it refuses what does not fit that. */
export async function startPagerDuty(): Promise<PagerDuty> {
  const events: unknown[] = []
  let isThrottled = false

  function take({ request }: Context<{ dedup_key?: string }>): Answer {
    if (isThrottled) {
      isThrottled = false
      const message = 'Requests for this service are arriving too quickly.  Please retry later.'
      return { status: 429, body: { status: 'throttle exceeded', message } }
    }
    events.push(request.requestBody)
    const key = request.requestBody.dedup_key ?? `made-${events.length}`
    return { status: 202, body: { status: 'success', message: 'Event processed', dedup_key: key } }
  }
  function refuse({ validation }: Context): Answer {
    const errors = (validation.errors ?? []).map(({ instancePath, message = '' }) =>
      `${instancePath.replace('/requestBody', '').slice(1).replaceAll('/', '.')} ${message}`.trim(),
    )
    return { status: 400, body: { status: 'invalid event', message: 'Event object is invalid', errors } }
  }

  const api = new OpenAPIBackend({
    definition,
    strict: true,
    ajvOpts: { strict: false, allErrors: true },
    handlers: {
      enqueue: take,
      validationFail: refuse,
      notFound: (): Answer => ({ status: 404, body: { status: 'not found', message: 'Not found' } }),
    },
    apiRoot: '/v2',
  })
  await api.init()
  async function answer(method: string, path: string, headers: Headers, body: string): Promise<Answer> {
    const said = answerSchema.parse(await api.handleRequest({ method, path, headers, body }))
    if (said.status === 404) return said
    // What we answer fits the document as well, or the test would prove nothing of PagerDuty.
    const { valid, errors } = api.validateResponse(said.body, 'enqueue', said.status)
    return valid ? said : { status: 500, body: { status: 'own slip', errors } }
  }
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value ?? '']))
    void text(request)
      .then((body) => answer(method, url, plain, body))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/v2/enqueue`,
    events,
    throttleNext: () => (isThrottled = true),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
