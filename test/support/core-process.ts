import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { CallNameOf, ReplyOf, RequestOf } from '#shared/ipc/calls'
import { failed, type Result } from '#shared/ipc/result'
import type { ControlName, ControlReplies, ControlRequestOf, SessionMessage } from '#main/ipc/core-control'
import { compileCache } from './compile-cache.ts'

const childFile = fileURLToPath(new URL('core-child.ts', import.meta.url))

/** The console's core in a process of its own, as a host holds it. */
export interface CoreProcess {
  call<Name extends CallNameOf<'core'>>(name: Name, request: RequestOf<Name>): Promise<Result<ReplyOf<Name>>>
  /** The value of a call that is expected to succeed. */
  value<Name extends CallNameOf<'core'>>(name: Name, request: RequestOf<Name>): Promise<ReplyOf<Name>>
  control<Name extends ControlName>(request: ControlRequestOf<Name>): Promise<Result<ControlReplies[Name]>>
  /** What the core said unasked, the oldest first. */
  readonly said: (SessionMessage | { kind: 'event'; name: string; event: unknown })[]
  readonly child: ChildProcess
  /** SIGKILL, wherever it stands; resolves when the process is gone. Calls under way fail. */
  kill(): Promise<void>
  /** SIGSTOP: the machine sleeps, as far as this process can tell. */
  pause(): void
  resume(): void
  /** What it printed; empty where all is well. */
  readonly printed: () => string
}

type FromCore = { kind: 'answer'; id: number; result: Result<never> } | CoreProcess['said'][number]

/** `environment` is added to the own one: a time zone, another clock. */
export function startCoreProcess(environment: Readonly<Record<string, string>> = {}): CoreProcess {
  const child = fork(childFile, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...compileCache, ...environment },
  })
  const exited = once(child, 'exit')
  const waiting = new Map<number, (result: Result<never>) => void>()
  const said: CoreProcess['said'] = []
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
  const call: CoreProcess['call'] = (name, request) => ask({ kind: 'call', name, request })
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
