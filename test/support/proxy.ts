import { connect, createServer, type Socket } from 'node:net'

/** A line between console and service that a test can cut and mend. */
export interface Proxy {
  /** Where the console is told the service is. */
  readonly url: string
  /** Ends what is open and refuses what comes, as an unplugged cable does. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** Forwards bytes from a port of its own to the service at `serviceUrl`. */
export async function startProxy(serviceUrl: string): Promise<Proxy> {
  const target = new URL(serviceUrl)
  const open = new Set<Socket>()
  let whole = true

  const server = createServer((near) => {
    if (!whole) {
      near.resetAndDestroy()
      return
    }
    const far = connect(Number(target.port), target.hostname)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')

  function cut(): void {
    whole = false
    for (const socket of open) socket.resetAndDestroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut,
    mend: () => {
      whole = true
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
