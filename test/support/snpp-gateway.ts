import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { until } from './until.ts'

const script = fileURLToPath(new URL('snpp-server.pl', import.meta.url))

/** A page as the gateway was told it. */
export interface TakenPage {
  readonly pager: string
  readonly way: 'one-way' | 'two-way'
  readonly text: string
  /** `1=I have it`; of one-way pages empty. */
  readonly answers: string
}

export interface SnppGateway {
  readonly port: number
  readonly pages: () => readonly TakenPage[]
  stop(): Promise<void>
}

/** Why the real server cannot run here; null where it can. */
export function whyNoSnppServer(): string | null {
  const found = spawnSync('perl', ['-MNet::SNPP::Server', '-e', '1'])
  return found.status === 0 ? null : 'install Net::SNPP::Server (Debian: libnet-snpp-perl)'
}

/** Debian's `Net::SNPP::Server` on a free port of the loopback. It knows every pager but those called `unknown…`. */
export async function startSnppGateway(): Promise<SnppGateway> {
  const child = spawn('perl', [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
  await until('the SNPP server to listen', () => Promise.resolve(/^port \d+\n/.test(told)))
  const lines = () => told.split('\n').slice(0, -1)
  return {
    port: Number(lines()[0]?.split(' ')[1]),
    pages: () =>
      lines()
        .slice(1)
        .map((line) => {
          const [pager = '', way, text = '', answers = ''] = line.split('\t')
          return { pager, way: way === 'two-way' ? 'two-way' : 'one-way', text, answers }
        }),
    async stop() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** A gateway that does wrong: `answer` says what comes of each command, `greet` of a connection; null: nothing ever. */
export async function startBadGateway(
  answer: (command: string, socket: Socket) => string | null,
  greet: string | null = '220 Gateway Ready\r\n',
): Promise<{ port: number; heard: readonly string[]; stop(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const heard: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (greet !== null) socket.write(greet)
    socket.setEncoding('utf8').on('data', (text: string) => {
      for (const command of text.split('\r\n').slice(0, -1)) {
        heard.push(command)
        const said = answer(command, socket)
        if (said !== null && socket.writable) socket.write(said)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    heard,
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
