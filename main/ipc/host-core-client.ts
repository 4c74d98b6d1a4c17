import type { Worker } from 'node:worker_threads'
import type { CallMessage, EventMessage } from '../../shared/ipc/wire.ts'
import { failed, type Result } from '../../shared/ipc/result.ts'
import { stoppedConnection } from '../../shared/ipc/stopped-connection.ts'
import type { ControlName, ControlReplies, ControlRequestOf, SessionMessage } from './core-control.ts'

/** The host's hold on the core, which runs in a worker thread. */
export interface CoreClient {
  call(message: Pick<CallMessage, 'name' | 'request'>): Promise<Result<unknown>>
  control<Name extends ControlName>(request: ControlRequestOf<Name>): Promise<Result<ControlReplies[Name]>>
  /** Lets the core close its files, then ends it. */
  stop(): Promise<void>
}

export interface CoreClientParts {
  startWorker(): Worker
  hear(message: EventMessage | SessionMessage): void
  /** The core died and runs again, with nobody signed in. */
  onRestart(): void
  onDeath(error: Error | null): void
  /** Milliseconds of any clock that never goes back. */
  now(): number
}

/** From our own worker. */
type FromCore = { kind: 'answer'; id: number; result: Result<never> } | EventMessage | SessionMessage

/** A core that dies again within this time of its restart stays dead: another would only repeat it. */
const steadyAfter = 60_000
/** How long a core may take to close its files, in milliseconds. */
const longestGoodbye = 5000

/** Starts the core and pairs what is asked with what is answered. A core that dies fails its calls and is started again. */
export function createCoreClient(parts: CoreClientParts): CoreClient {
  const pending = new Map<number, (result: Result<never>) => void>()
  let ids = 0
  let stopping = false
  let restartedAt = Number.NEGATIVE_INFINITY
  let worker: Worker | null = start()

  function start(): Worker {
    const started = parts.startWorker()
    let error: Error | null = null
    started.on('message', (message: FromCore) => hear(message))
    started.on('error', (thrown) => {
      error = thrown instanceof Error ? thrown : new Error(String(thrown))
    })
    started.on('exit', () => {
      worker = null
      failPending()
      if (stopping) return
      parts.onDeath(error)
      if (parts.now() - restartedAt < steadyAfter) {
        const { failure } = coreStopped()
        return parts.hear({ kind: 'event', name: 'connection', event: stoppedConnection(failure) })
      }
      restartedAt = parts.now()
      worker = start()
      parts.onRestart()
    })
    return started
  }

  function hear(message: FromCore): void {
    if (message.kind !== 'answer') return parts.hear(message)
    pending.get(message.id)?.(message.result)
    pending.delete(message.id)
  }

  function failPending(): void {
    const waiting = [...pending.values()]
    pending.clear()
    for (const settle of waiting) settle(coreStopped())
  }

  function ask<Value>(message: { kind: 'call' | 'control'; name?: string; request: unknown }) {
    const asked = worker
    if (asked === null) return Promise.resolve<Result<Value>>(coreStopped())
    return new Promise<Result<Value>>((resolve) => {
      const id = ++ids
      pending.set(id, resolve)
      asked.postMessage({ ...message, id })
    })
  }

  return {
    call: ({ name, request }) => ask<unknown>({ kind: 'call', name, request }),
    control: (request) => ask({ kind: 'control', request }),
    async stop() {
      stopping = true
      const ending = worker
      if (ending === null) return
      const ended = new Promise((resolve) => ending.once('exit', resolve))
      void ask({ kind: 'control', request: { do: 'stop' } })
      const late = setTimeout(() => void ending.terminate(), longestGoodbye)
      await ended
      clearTimeout(late)
    },
  }
}

function coreStopped(): Extract<Result<never>, { ok: false }> {
  return failed(
    'core-stopped',
    'The part of the console that keeps your data has stopped, and nothing you do now is kept. Start the console again.',
  )
}
