import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failed, type Result } from '#shared/ipc/result'
import type { CoreConsole } from '../../support/core-console.ts'

const childFile = fileURLToPath(new URL('core-child.ts', import.meta.url))

/** Started a thousand times, the same sources need not be read anew each time. */
const compiled = join(tmpdir(), 'imagine-desk-faults-compiled')

/** The console's core in a process of its own, as a host holds it. */
export interface CoreProcess extends CoreConsole {
  readonly child: ChildProcess
  /** SIGKILL, wherever it stands; resolves when the process is gone. Calls under way fail. */
  kill(): Promise<void>
  /** SIGSTOP: the machine sleeps, as far as this process can tell. */
  pause(): void
  resume(): void
  /** What it printed; empty where all is well. */
  readonly printed: () => string
}

type FromCore = { kind: 'answer'; id: number; result: Result<never> } | CoreConsole['said'][number]

/** `environment` is added to the own one: a time zone, another clock. */
export function startCoreProcess(environment: Readonly<Record<string, string>> = {}): CoreProcess {
  const child = fork(childFile, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...environment },
  })
  const exited = once(child, 'exit')
  const waiting = new Map<number, (result: Result<never>) => void>()
  const said: CoreConsole['said'] = []
  let printed = ''
  const gone = () => failed('core-stopped', `The process is gone. ${printed}`)
  let ids = 0
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (printed += text))
  child.on('message', (message: FromCore) => {
    if (message.kind !== 'answer') return void said.push(message)
    waiting.get(message.id)?.(message.result)
    waiting.delete(message.id)
  })
  child.on('exit', () => {
    for (const answer of waiting.values()) answer(gone())
    waiting.clear()
  })
  // A message to a process that was just killed is lost, as it is meant to be.
  child.on('error', () => undefined)

  function ask<Value>(message: object): Promise<Result<Value>> {
    return new Promise((resolve) => {
      if (!child.connected) return resolve(gone())
      const id = ++ids
      waiting.set(id, resolve)
      child.send({ ...message, id }, () => undefined)
    })
  }
  const call: CoreConsole['call'] = (name, request) => ask({ kind: 'call', name, request })
  return {
    child,
    call,
    async value(name, request) {
      const answer = await call(name, request)
      if (!answer.ok) throw new Error(`${name}: ${answer.failure.code} ${answer.failure.message}`)
      return answer.value
    },
    control: (request) => ask({ kind: 'control', request }),
    said,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await exited
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    printed: () => printed,
  }
}
