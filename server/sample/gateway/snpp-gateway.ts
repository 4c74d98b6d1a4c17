import { randomInt } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'
import type { Inbox } from './inbox.ts'
import { snppSession, type SnppTags } from './snpp-session.ts'

/** Of a command, in characters. */
const longestLine = 8192
/** In ms. */
const mostSilence = 120_000

/** Takes pages over SNPP; to be told where to listen. `sockets` holds the lines that are open. */
export function snppGateway(inbox: Inbox, sockets: Set<Socket>): Server {
  const tags: SnppTags = new Map()
  return createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // Whoever leaves in the middle is a client's business.
    socket.on('error', () => undefined)
    socket.setTimeout(mostSilence, () => socket.end('421 Timeout, Goodbye\r\n'))
    const session = snppSession(inbox, tags, () => randomInt(1, 1_000_000))
    let rest = ''
    socket.write(`${session.greeting}\r\n`)
    socket.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split(/\r?\n/)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const { say, ends } = session.hear(line)
        if (say !== '' && socket.writable) socket.write(`${say}\r\n`)
        if (ends) socket.end()
      }
      if (rest.length > longestLine) socket.end('421 Too long a line, Goodbye\r\n')
    })
  })
}
