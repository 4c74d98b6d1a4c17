import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultQueueView } from '#shared/ipc/queue-view'
import type { Person } from '#shared/ipc/views'
import type { CoreProcess } from './core-process.ts'

/** The request for every ticket of a small desk. */
export const wholeQueue = {
  view: { ...defaultQueueView, statuses: [] },
  from: { kind: 'start' as const },
  limit: 50,
}

/** Signs in at a desk with a profile and begins to sync. */
export async function signIn(
  core: CoreProcess,
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
