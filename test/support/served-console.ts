import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { serveConsole, type ConsoleServer } from '../../main/web/console-server.ts'
import { createStillDesk, type StillDesk } from './still-desk.ts'

/** The browser host's server over small screens of its own and a still desk, on a free port. */
export interface ServedConsole {
  server: ConsoleServer
  desk: StillDesk
  /** How often another start was shown this console. */
  shown(): number
  /** The ticket each of them was started for. */
  shownTickets(): (number | null)[]
  /** One request, with headers that `fetch` would not let through. */
  ask(path: string, options?: AskOptions): Promise<{ status: number; body: string; headers: Headers }>
  /** Swaps a fresh key for a secret. */
  enter(): Promise<string>
  /** A socket, as a browser opens it. */
  socket(secret: string, headers?: Record<string, string>): WebSocket
  close(): Promise<void>
}

export interface AskOptions {
  method?: string
  headers?: Record<string, string>
  body?: string
}

export const samplePage =
  '<!doctype html><html><head><title>screens</title></head><body><div id="root"></div></body></html>'

/** What another start has to know to be shown the console. */
export const showSecret = 'only-who-reads-the-profile-knows-this'

export async function serveTestConsole(): Promise<ServedConsole> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-console-'))
  const screens = join(folder, 'screens')
  mkdirSync(join(screens, 'assets'), { recursive: true })
  writeFileSync(join(screens, 'index.html'), samplePage)
  writeFileSync(join(screens, 'assets', 'index-abc123.js'), 'export {}')
  writeFileSync(join(folder, 'secret.js'), 'not for anybody')
  writeFileSync(join(folder, 'bridge.js'), '/* bridge */')
  const desk = createStillDesk()
  const shown: (number | null)[] = []
  const server = await serveConsole({
    desk,
    screens,
    bridge: join(folder, 'bridge.js'),
    port: 0,
    show: { secret: showSecret, shown: (ticketNumber) => void shown.push(ticketNumber) },
  })
  const origin = `http://127.0.0.1:${server.port}`

  function ask(path: string, { method = 'GET', headers = {}, body }: AskOptions = {}) {
    return new Promise<{ status: number; body: string; headers: Headers }>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            headers: new Headers(
              Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
            ),
          }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  return {
    server,
    desk,
    shown: () => shown.length,
    shownTickets: () => shown,
    ask,
    async enter() {
      const key = new URL(server.issueAddress()).searchParams.get('key')
      const swapped = await ask('/session', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ key }),
      })
      return (JSON.parse(swapped.body) as { secret: string }).secret
    },
    socket: (secret, headers = {}) =>
      new WebSocket(`ws://127.0.0.1:${server.port}/`, ['desk', secret], { headers: { origin, ...headers } }),
    async close() {
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}
