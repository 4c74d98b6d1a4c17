import { connect, createServer, type Socket } from 'node:net'

/** A line to a server that counts what crosses it, in both directions: the bytes of TCP's payload. */
export interface CountingProxy {
  readonly url: string
  /** Bytes since the last look. */
  take(): number
  close(): Promise<void>
}

export async function startCountingProxy(targetUrl: string): Promise<CountingProxy> {
  const target = new URL(targetUrl)
  let bytes = 0
  const count = (chunk: Buffer) => void (bytes += chunk.length)
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    open.add(near).add(far)
    near.on('data', count).on('error', () => far.destroy())
    far.on('data', count).on('error', () => near.destroy())
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    take() {
      const taken = bytes
      bytes = 0
      return taken
    },
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => void server.close(() => resolve()))
    },
  }
}
