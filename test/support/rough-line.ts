import { connect, createServer, type Socket } from 'node:net'

/** What is wrong with a line. */
export type Weather =
  | { kind: 'clear' }
  /** Somebody in between answers every request, and the service hears nothing. */
  | { kind: 'answers'; status: number; headers: Readonly<Record<string, string>>; body: string }
  /** Bytes come through, some at a time. */
  | { kind: 'slow'; bytes: number; everyMs: number }
  /** Connections stand, and nothing comes back: neither an answer nor an end. Those open now never speak again. */
  | { kind: 'silent' }
  /** Each answer breaks off after so many bytes. */
  | { kind: 'breaks-off'; after: number }

/** A request as it left the console. */
export interface SeenRequest {
  /** `performance.now()`. */
  readonly at: number
  readonly method: string
  readonly path: string
  /** Its `Idempotency-Key`; null where it has none. */
  readonly key: string | null
}

/** A line between console and service that a test makes the weather for, and that notes what was asked on it. */
export interface RoughLine {
  readonly url: string
  readonly seen: readonly SeenRequest[]
  set(weather: Weather): void
  close(): Promise<void>
}

export async function startRoughLine(serviceUrl: string): Promise<RoughLine> {
  const target = new URL(serviceUrl)
  const open = new Set<Socket>()
  const seen: SeenRequest[] = []
  let weather: Weather = { kind: 'clear' }

  const server = createServer((near) => {
    hold(near)
    near.on('data', (bytes) => note(bytes.toString('latin1')))
    const of = weather
    if (of.kind === 'answers') near.once('data', () => near.end(answerOf(of)))
    else if (of.kind !== 'silent') forward(near, of)
  })

  function hold(socket: Socket): void {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
  }
  function note(text: string): void {
    const head = /^(GET|POST|PATCH|PUT|DELETE) (\S+) HTTP\/1\.1\r\n/.exec(text)
    if (head === null) return
    const key = /\r\nidempotency-key: *([^\r\n]+)/i.exec(text)?.[1] ?? null
    seen.push({ at: performance.now(), method: head[1] ?? '', path: head[2] ?? '', key })
  }
  function forward(near: Socket, of: Exclude<Weather, { kind: 'answers' }>): void {
    const far = connect(Number(target.port), target.hostname)
    hold(far)
    near.on('close', () => far.destroy())
    far.on('close', () => weather.kind !== 'silent' && near.destroy())
    near.on('data', (bytes) => isSpeaking(near) && far.write(bytes))
    let passed = 0
    far.on('data', (bytes) => {
      if (!isSpeaking(near)) return
      if (of.kind === 'slow') return trickle(far, near, bytes, of)
      if (of.kind !== 'breaks-off') return void near.write(bytes)
      near.write(bytes.subarray(0, Math.max(0, of.after - passed)))
      passed += bytes.length
      if (passed >= of.after) near.destroy()
    })
  }

  const mute = new WeakSet<Socket>()
  const isSpeaking = (near: Socket): boolean => !mute.has(near)

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The line has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    set(next) {
      weather = next
      // The next request must meet the new weather; a silent line keeps what is open, and says no word on it.
      for (const socket of open) {
        if (next.kind === 'silent') mute.add(socket)
        else if (!mute.has(socket)) socket.destroy()
      }
    },
    close() {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function answerOf({ status, headers, body }: Extract<Weather, { kind: 'answers' }>): string {
  const lines = Object.entries({
    ...headers,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} Weather`, ...lines, '', body].join('\r\n')
}

function trickle(
  far: Socket,
  near: Socket,
  bytes: Buffer,
  { bytes: some, everyMs }: Extract<Weather, { kind: 'slow' }>,
): void {
  far.pause()
  let from = 0
  const timer = setInterval(() => {
    if (near.destroyed || from >= bytes.length) {
      clearInterval(timer)
      far.resume()
      return
    }
    near.write(bytes.subarray(from, from + some))
    from += some
  }, everyMs)
}
