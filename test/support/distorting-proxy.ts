import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const toldSchema = z.object({
  feedId: z.string(),
  changes: z.array(z.looseObject({ kind: z.string(), doc: z.record(z.string(), z.unknown()).nullable() })),
  cursor: z.string(),
  more: z.boolean(),
})
/** What a desk says of its changes, open to be spoilt. */
export type ToldChanges = z.infer<typeof toldSchema>

/** Answers a request for changes in the desk's stead; `page` is what the desk would have said. */
export type Distortion = (page: ToldChanges, response: ServerResponse, asked: number) => void

/** A line to a desk on which what it says of its changes can be replaced by something else. */
export interface DistortingProxy {
  readonly url: string
  /** Null: tell the truth. */
  distort(by: Distortion | null): void
  /** How often changes were asked for since the last call of `distort`. */
  asked(): number
  close(): Promise<void>
}

export async function startDistortingProxy(serviceUrl: string): Promise<DistortingProxy> {
  let distortion: Distortion | null = null
  let asked = 0

  const server = createServer((near, answer) => {
    // Heads come alone: whoever wants to know what changed must ask.
    const wanted = near.url?.replace('changes=true', 'changes=false') ?? '/'
    const far = request(new URL(wanted, serviceUrl), { method: near.method, headers: near.headers })
    // Whoever asked may be gone before the desk's answer has come in whole.
    far.on('response', (reply) => void pass(near, reply, answer).catch(() => answer.destroy()))
    far.on('error', () => answer.destroy())
    answer.on('close', () => far.destroy())
    near.pipe(far)
  })

  async function pass(near: IncomingMessage, reply: IncomingMessage, answer: ServerResponse): Promise<void> {
    const isChanges = near.url?.startsWith('/v1/changes') === true
    if (isChanges) asked += 1
    if (!isChanges || distortion === null || reply.statusCode !== 200) {
      answer.writeHead(reply.statusCode ?? 500, reply.headers)
      reply.pipe(answer)
      return
    }
    const by = distortion
    by(toldSchema.parse(JSON.parse(await text(reply))), answer, asked)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    distort(by) {
      distortion = by
      asked = 0
    },
    asked: () => asked,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
