import { once } from 'node:events'
import { createServer } from 'node:http'

export interface HttpGateway {
  readonly url: string
  /** The bodies that came, in their order. */
  readonly taken: readonly { readonly path: string; readonly body: string; readonly at: number }[]
  stop(): Promise<void>
}

/** A gateway that takes what is posted. `answer` says with which status; null: never. */
export async function startHttpGateway(
  answer: (path: string) => number | null = () => 200,
): Promise<HttpGateway> {
  const taken: { path: string; body: string; at: number }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      const path = request.url ?? ''
      taken.push({ path, body, at: performance.now() })
      const status = answer(path)
      if (status !== null) response.writeHead(status).end('as you say')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    taken,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
