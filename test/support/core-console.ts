import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CallNameOf, ReplyOf, RequestOf } from '#shared/ipc/calls'
import { defaultQueueView } from '#shared/ipc/queue-view'
import type { Result } from '#shared/ipc/result'
import type { ControlName, ControlReplies, ControlRequestOf, SessionMessage } from '#main/ipc/core-control'
import type { Person } from '#shared/ipc/views'
import { compileCache } from './compile-cache.ts'

/** The console's core, as a host holds it, in a process of its own. */
export interface CoreConsole {
  call<Name extends CallNameOf<'core'>>(name: Name, request: RequestOf<Name>): Promise<Result<ReplyOf<Name>>>
  /** The value of a call that is expected to succeed. */
  value<Name extends CallNameOf<'core'>>(name: Name, request: RequestOf<Name>): Promise<ReplyOf<Name>>
  control<Name extends ControlName>(request: ControlRequestOf<Name>): Promise<Result<ControlReplies[Name]>>
  /** What the core said unasked, the oldest first. */
  readonly said: (SessionMessage | { kind: 'event'; name: string; event: unknown })[]
  /** Ends the process as a crash does, wherever it stands. */
  kill(): Promise<void>
}

/** The request for every ticket of a small desk. */
export const wholeQueue = {
  view: { ...defaultQueueView, statuses: [] },
  from: { kind: 'start' as const },
  limit: 50,
}

type FromCore = { kind: 'answer'; id: number; result: Result<never> } | CoreConsole['said'][number]

export function startCore(): CoreConsole {
  const program = fileURLToPath(new URL('core-process.ts', import.meta.url))
  const core = fork(program, {
    serialization: 'advanced',
    execArgv: [],
    env: { ...process.env, ...compileCache },
  })
  const ended = once(core, 'exit')
  const waiting = new Map<number, (result: Result<never>) => void>()
  const said: CoreConsole['said'] = []
  let ids = 0
  core.on('message', (message: FromCore) => {
    if (message.kind !== 'answer') return void said.push(message)
    waiting.get(message.id)?.(message.result)
    waiting.delete(message.id)
  })
  function ask<Value>(message: object): Promise<Result<Value>> {
    return new Promise((resolve, reject) => {
      const id = ++ids
      waiting.set(id, resolve)
      core.send({ ...message, id }, (error) => error && reject(error))
    })
  }
  const call: CoreConsole['call'] = (name, request) => ask({ kind: 'call', name, request })
  return {
    call,
    async value(name, request) {
      const answer = await call(name, request)
      if (!answer.ok) throw new Error(`${name}: ${answer.failure.code} ${answer.failure.message}`)
      return answer.value
    },
    control: (request) => ask({ kind: 'control', request }),
    said,
    kill: async () => {
      core.kill('SIGKILL')
      await ended
    },
  }
}

/** Signs in at a desk with a profile and begins to sync. */
export async function signIn(
  core: CoreConsole,
  profile: string,
  serviceUrl: string,
  token: string,
): Promise<Person> {
  const connected = await core.control({ do: 'connect', serviceUrl, token })
  if (!connected.ok) throw new Error(connected.failure.message)
  const { person } = connected.value
  const started = await core.control({ do: 'start', profile, serviceUrl, token, person })
  if (!started.ok) throw new Error(started.failure.message)
  return person
}

export async function makeProfile(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'console-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Asks again and again until the answer is not null; gives up loudly. */
export async function eventually<Value>(
  look: () => Promise<Value | null> | Value | null,
  what: string,
): Promise<Value> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    const seen = await look()
    if (seen !== null) return seen
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`In vain waited for: ${what}`)
}
