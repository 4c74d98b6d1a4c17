import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monotonic } from './monotonic.ts'

/*
 * What takes the messages of B9, in a process of its own. Posted to `/<side>/<person>`, each is stamped when all of it is
 * here. `GET /<side>?count=200` answers once so many have come: their instants and bodies, which are then forgotten.
 */

interface Taken {
  readonly at: number
  readonly body: string
}

const takenBy = new Map<string, Taken[]>()
const waiting = new Map<string, { readonly count: number; readonly answer: ServerResponse }>()

function takenOf(side: string): Taken[] {
  const taken = takenBy.get(side) ?? []
  takenBy.set(side, taken)
  return taken
}

function answerIfAllAreHere(side: string): void {
  const asked = waiting.get(side)
  const taken = takenOf(side)
  if (asked === undefined || taken.length < asked.count) return
  waiting.delete(side)
  takenBy.delete(side)
  asked.answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(taken))
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://gateway')
  const [, side = ''] = url.pathname.split('/')
  if (request.method === 'GET') {
    waiting.set(side, { count: Number(url.searchParams.get('count')), answer: response })
    answerIfAllAreHere(side)
    return
  }
  let body = ''
  request.setEncoding('utf8').on('data', (part: string) => (body += part))
  request.on('end', () => {
    takenOf(side).push({ at: monotonic(), body })
    response.writeHead(200).end('taken')
    answerIfAllAreHere(side)
  })
})
server.listen(0, '127.0.0.1', () => {
  console.log(`gateway at http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.on('SIGTERM', () => process.exit(0))
