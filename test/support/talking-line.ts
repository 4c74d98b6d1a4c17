import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** What an act asked for, and what the desk would have said; null where it was never asked. */
export interface Said {
  readonly asked: unknown
  readonly answer: unknown
}

/** A line on which something else answers acts in the desk's stead. */
export interface TalkingLine {
  readonly url: string
  /**
   * Acts are answered with this JSON from now on. `reaches`: the desk carries them out before, and its answer is given
   * (a refusal passes as it is); otherwise it never hears of them. Null: the line is a line again.
   */
  talk(reaches: boolean, say: ((said: Said) => unknown) | null, status?: number): void
  /** How many acts were answered so since the last call of `talk`. */
  talked(): number
  close(): Promise<void>
}

export async function startTalkingLine(serviceUrl: string): Promise<TalkingLine> {
  let reaching = true
  let saying: ((said: Said) => unknown) | null = null
  let saidStatus = 200
  let talked = 0
  const server = createServer((near, answer) => {
    const say = near.method === 'GET' ? null : saying
    const isPassed = say === null || reaching
    const asked = say === null ? null : text(near)
    const put = (body: unknown) => {
      talked += 1
      answer.writeHead(saidStatus, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (!isPassed)
      return void asked?.then((body) => put(say({ asked: JSON.parse(body) as unknown, answer: null })))
    const far = request(new URL(near.url ?? '/', serviceUrl), { method: near.method, headers: near.headers })
    far.on('response', (reply: IncomingMessage) => void pass(reply).catch(() => answer.destroy()))
    far.on('error', () => answer.destroy())
    answer.on('close', () => far.destroy())
    if (asked === null) near.pipe(far)
    else void asked.then((body) => far.end(body))

    async function pass(reply: IncomingMessage): Promise<void> {
      const isRefusal = (reply.statusCode ?? 500) >= 300
      if (say === null || asked === null || isRefusal) return passOn(reply, answer)
      const own = {
        asked: JSON.parse(await asked) as unknown,
        answer: JSON.parse(await text(reply)) as unknown,
      }
      put(say(own))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The line has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    talk(reaches, say, status = 200) {
      saidStatus = status
      reaching = reaches
      saying = say
      talked = 0
    },
    talked: () => talked,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function passOn(reply: IncomingMessage, answer: ServerResponse): void {
  answer.writeHead(reply.statusCode ?? 500, reply.headers)
  reply.pipe(answer)
}
