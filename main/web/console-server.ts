import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { ticketPlace } from '../../shared/rules/ticket-link.ts'
import type { Desk } from '../ipc/host-desk.ts'
import { preparePage, readScreenFile, screenHeaders, screenPolicy } from '../ipc/host-screen-files.ts'
import { bearerOf, isOwnHost, isOwnOrigin, secretOfProtocols } from './request-guard.ts'
import { keySchema, readJson, showSchema } from './read-json.ts'
import { createSessionKeys } from './session-keys.ts'
import { serveSocket } from './serve-socket.ts'

export interface ConsoleServer {
  port: number
  /** A new address that opens the console once, with this ticket where one is named. */
  issueAddress(ticketNumber?: number | null): string
  /** Sockets that listen now. */
  sockets(): number
  close(): Promise<void>
}

export interface ConsoleServerParts {
  desk: Desk
  /** Folder of the built screens. */
  screens: string
  /** The bridge script for browsers, one file. */
  bridge: string
  /** 0 takes a free one. */
  port: number
  /**
   * What another start of the console has to know to be shown this one, and what is done then, with the ticket that it was
   * started for; null shows nobody.
   */
  show: { secret: string; shown: (ticketNumber: number | null) => void } | null
}

const bridgePath = '/bridge.js'
/** Largest message taken from a screen, in bytes: a CSV import is the largest act. */
const largestMessage = 4 * 1024 * 1024

/** Serves the console's screens on 127.0.0.1 and joins them to the desk over a WebSocket. Rejects where the port is taken. */
export async function serveConsole(parts: ConsoleServerParts): Promise<ConsoleServer> {
  const keys = createSessionKeys(() => randomBytes(32).toString('base64url'))
  const server = createServer((request, response) => {
    answer(request, response).catch(() => end(response, 500))
  })
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    handleProtocols: () => 'desk',
  })
  server.on('upgrade', upgrade)
  const port = await listen(server, parts.port)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnHost(request.headers.host, port)) return end(response, 421)
    // Plain requests of our own pages carry none; a foreign one gives itself away.
    const { origin } = request.headers
    if (origin !== undefined && !isOwnOrigin(origin, port)) return end(response, 403)
    const { pathname } = new URL(request.url ?? '/', 'http://console')
    if (pathname === '/session') return answerSession(request, response)
    if (pathname === '/show') return answerShow(request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405)
    if (pathname === '/' || pathname === '/index.html') return answerPage(request, response)
    if (pathname === bridgePath) {
      return send(response, await readFile(parts.bridge), 'text/javascript; charset=utf-8', 'no-cache')
    }
    // Browsers ask for this name by themselves.
    const name = pathname === '/favicon.ico' ? '/icon.svg' : pathname
    const file = await readScreenFile(parts.screens, name)
    if (file === null) return end(response, 404)
    const caching = file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache'
    return send(response, file.body, file.type, caching)
  }

  async function answerPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = await readScreenFile(parts.screens, '/index.html')
    if (page === null) return end(response, 404)
    const nonce = randomBytes(16).toString('base64')
    // Older browsers do not count a WebSocket of the same origin as 'self'.
    const connect = [`'self'`, `ws://${request.headers.host}`]
    response.setHeader('content-security-policy', screenPolicy(nonce, connect))
    send(response, preparePage(page.body.toString(), nonce, bridgePath), page.type, 'no-store')
  }

  /** `POST` swaps a key for a secret, once; `GET` tells whether a secret is still good. */
  async function answerSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      return end(response, keys.knows(bearerOf(request.headers.authorization) ?? '') ? 204 : 401)
    }
    if (request.method !== 'POST') return end(response, 405)
    if (!isOwnOrigin(request.headers.origin, port)) return end(response, 403)
    const asked = await readJson(request, keySchema)
    if (asked === null) return end(response, 400)
    const secret = keys.swap(asked.key)
    if (secret === null) return end(response, 401)
    send(response, JSON.stringify({ secret }), 'application/json', 'no-store')
  }

  /** A second start on this profile asks; it is given an address of its own. */
  async function answerShow(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return end(response, 405)
    if (parts.show === null || !isSame(bearerOf(request.headers.authorization) ?? '', parts.show.secret)) {
      return end(response, 401)
    }
    // An older program sends nothing.
    const ticketNumber = (await readJson(request, showSchema))?.ticketNumber ?? null
    parts.show.shown(ticketNumber)
    send(response, JSON.stringify({ address: issueAddress(ticketNumber) }), 'application/json', 'no-store')
  }

  function issueAddress(ticketNumber: number | null = null): string {
    const place = ticketNumber === null ? '' : ticketPlace(ticketNumber)
    return `http://127.0.0.1:${port}/?key=${keys.issueKey()}${place}`
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // An unheard 'error' of a socket ends the process.
    socket.on('error', () => socket.destroy())
    if (!isOwnHost(request.headers.host, port)) return refuse(socket, '421 Misdirected Request')
    if (!isOwnOrigin(request.headers.origin, port)) return refuse(socket, '403 Forbidden')
    const secret = secretOfProtocols(request.headers['sec-websocket-protocol'])
    if (!keys.knows(secret ?? '')) return refuse(socket, '401 Unauthorized')
    sockets.handleUpgrade(request, socket, head, (accepted) => serveSocket(accepted, parts.desk))
  }

  return {
    port,
    issueAddress,
    sockets: () => sockets.clients.size,
    async close() {
      for (const client of sockets.clients) client.close(1001, 'The console ends.')
      server.closeIdleConnections()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      for (const client of sockets.clients) client.terminate()
      await closed
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function send(response: ServerResponse, body: string | Buffer, type: string, caching: string): void {
  const headers = { ...screenHeaders, 'content-type': type, 'cache-control': caching }
  response.writeHead(200, headers).end(response.req.method === 'HEAD' ? undefined : body)
}

function end(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { ...screenHeaders, 'cache-control': 'no-store' })
  response.end()
}

function isSame(text: string, secret: string): boolean {
  const [one, other] = [Buffer.from(text), Buffer.from(secret)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
