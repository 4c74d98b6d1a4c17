import { Worker } from 'node:worker_threads'
import type { CallNameOf, ReplyOf, RequestOf } from '#shared/ipc/calls'
import { createCoreClient } from '#main/ipc/host-core-client'

/** The core alone, built, in a worker as the hosts run it. */
export interface BenchCore {
  /** Resolves when the console has everything that the service has. */
  readonly online: Promise<void>
  /** Opens a profile and begins to sync. */
  start(profile: string): Promise<void>
  call<Name extends CallNameOf<'core'>>(name: Name, request: RequestOf<Name>): Promise<ReplyOf<Name>>
  stop(): Promise<void>
}

/** Starts a core for the person of `token`; the service must run for that, and may stop afterwards. */
export async function startCore({ url, token }: { url: string; token: string }): Promise<BenchCore> {
  let online = () => {}
  const isOnline = new Promise<void>((resolve) => (online = resolve))
  const core = createCoreClient({
    startWorker: () => new Worker(new URL('../../out/main/worker.js', import.meta.url)),
    hear: (message) => {
      if (message.kind !== 'event' || message.name !== 'connection') return
      if (JSON.stringify(message.event).includes('"online"')) online()
    },
    onRestart: () => {},
    onDeath: (error) => console.error('The core died.', error),
    now: () => performance.now(),
  })
  const connected = await core.control({ do: 'connect', serviceUrl: url, token })
  if (!connected.ok) throw new Error(connected.failure.message)
  const { person } = connected.value
  return {
    online: isOnline,
    async start(profile) {
      const started = await core.control({ do: 'start', profile, serviceUrl: url, token, person })
      if (!started.ok) throw new Error(started.failure.message)
    },
    async call<Name extends CallNameOf<'core'>>(name: Name, request: RequestOf<Name>) {
      const answer = await core.call({ name, request })
      if (!answer.ok) throw new Error(`${name}: ${answer.failure.code} ${answer.failure.message}`)
      return answer.value as ReplyOf<Name>
    },
    stop: () => core.stop(),
  }
}
