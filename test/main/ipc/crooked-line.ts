import { connect, createServer, type Socket } from 'node:net'

/** A line to a desk that loses answers, or leads to another desk from one moment to the next. */
export interface CrookedLine {
  readonly url: string
  /** What the desk says from now on arrives nowhere, while what is asked still reaches it. */
  loseAnswers(): void
  /** Ends what is open and is whole again; to another desk, where one is named. */
  mend(serviceUrl?: string): void
  close(): Promise<void>
}

export async function startCrookedLine(serviceUrl: string): Promise<CrookedLine> {
  const open = new Set<Socket>()
  let target = serviceUrl
  let isLosing = false
  const server = createServer((near) => {
    const far = connect(Number(new URL(target).port), '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => open.delete(socket))
    }
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    near.pipe(far)
    far.on('data', (bytes) => {
      if (!isLosing) near.write(bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The line has no port.')
  function cutAll(): void {
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    loseAnswers() {
      isLosing = true
    },
    mend(other) {
      isLosing = false
      target = other ?? target
      cutAll()
    },
    close() {
      cutAll()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
