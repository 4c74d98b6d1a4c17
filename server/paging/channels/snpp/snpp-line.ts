import { lookup } from 'node:dns'
import { connect, type Socket } from 'node:net'
import { InsideOnly, lookupOutside, whyInside } from '../lookup-outside.ts'
import { readReplies, type SnppReply } from './snpp-replies.ts'

export interface SnppServer {
  readonly host: string
  readonly port: number
  /** An administrator allows addresses inside their own network for this gateway. */
  readonly allowsInternal: boolean
}

/** In ms. */
export interface SnppLimits {
  readonly connect: number
  /** For the answer to one command: some gateways answer SEND only once the pager has it. */
  readonly answer: number
}

/** The line to a gateway broke, or never stood: says in words how. */
export class LineBroken extends Error {
  /** Whether the line may be better later; otherwise only another address, or an administrator, helps. */
  readonly again: boolean

  constructor(words: string, again = true) {
    super(words)
    this.again = again
  }
}

/** An open line: one command after another, each with its answer. */
export interface SnppLine {
  readonly greeting: SnppReply
  /** Throws `LineBroken`. */
  ask(command: string): Promise<SnppReply>
  close(): void
}

/** Opens a line and waits for the greeting. Ends at once when `signal` says so. Throws `LineBroken`. */
export async function openSnppLine(
  server: SnppServer,
  limits: SnppLimits,
  signal: AbortSignal,
): Promise<SnppLine> {
  if (signal.aborted) throw new LineBroken('there was no time left')
  const inside = server.allowsInternal ? null : whyInside(server.host)
  if (inside !== null) throw new LineBroken(inside, false)
  const finds = server.allowsInternal ? lookup : lookupOutside
  const socket = connect({ host: server.host, port: server.port, lookup: finds })
  socket.setNoDelay(true).setEncoding('utf8')
  const answers = hear(socket)
  const cut = () => answers.fail('there was no time left')
  signal.addEventListener('abort', cut, { once: true })
  const close = () => {
    signal.removeEventListener('abort', cut)
    socket.destroy()
  }
  try {
    const greeting = await answers.next(limits.connect, 'it never greeted')
    return {
      greeting,
      ask(command) {
        const answer = answers.next(limits.answer, `it never answered ${command.slice(0, 4)}`)
        socket.write(`${command}\r\n`)
        return answer
      },
      close,
    }
  } catch (thrown) {
    close()
    throw thrown
  }
}

interface Waiting {
  resolve(reply: SnppReply): void
  reject(why: LineBroken): void
}

/** Answers are given in the order in which they are waited for; one that nobody waited for is kept. */
function hear(socket: Socket) {
  const reader = readReplies()
  const kept: SnppReply[] = []
  let waiting: Waiting | null = null
  let broken: LineBroken | null = null

  function fail(why: string, again = true): void {
    broken ??= new LineBroken(why, again)
    waiting?.reject(broken)
    waiting = null
    socket.destroy()
  }
  function take(text: string): void {
    for (const reply of reader.take(text)) {
      if (waiting === null) kept.push(reply)
      else waiting.resolve(reply)
      waiting = null
    }
  }
  socket.on('data', (text: string) => {
    try {
      take(text)
    } catch (thrown) {
      fail(thrown instanceof Error ? thrown.message : String(thrown))
    }
  })
  socket.on('error', (error) => {
    if (error instanceof InsideOnly) fail(error.message, false)
    else fail(`the line broke (${'code' in error ? String(error.code) : error.message})`)
  })
  socket.on('close', () => fail('it closed the line'))

  async function next(limit: number, lateWords: string): Promise<SnppReply> {
    const early = kept.shift()
    if (early !== undefined) return early
    if (broken !== null) throw broken
    const late = setTimeout(() => fail(`${lateWords} within ${Math.round(limit / 1000)} s`), limit)
    try {
      return await new Promise((resolve, reject) => (waiting = { resolve, reject }))
    } finally {
      clearTimeout(late)
    }
  }
  return { next, fail }
}
