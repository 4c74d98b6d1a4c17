import { join } from 'node:path'
import type { Person } from '#shared/ipc/views'
import { createdStaffSchema, type Role } from '#shared/protocol/staff'
import type { CoreProcess } from '../../support/core-process.ts'
import { callApi } from '../../support/desk.ts'
import type { ServiceProcess } from '../../support/service-process.ts'
import { until } from '../../support/until.ts'
import { findFaketime } from './fake-clock.ts'

/** Names the folder of a person's files, since the address of the service changes. */
const deskKey = 'the-desk'

/** A new colleague, and the token of their console. */
export async function letIn(
  service: ServiceProcess,
  name: string,
  as: Role,
): Promise<{ person: Person; token: string }> {
  const body = { name, email: `${name}@example.com`, role: as }
  const reply = await callApi(service.url, service.token, 'POST', '/v1/staff', { body })
  const { staff, token } = createdStaffSchema.parse(reply.body)
  if (token === null) throw new Error('A new colleague has a token.')
  const { id, email, role } = staff
  return { person: { id, name, email, role, serviceUrl: service.url, sample: false }, token }
}

/** Starts somebody's console, and waits until it is online, and has read all there is. */
export async function startPerson(
  core: CoreProcess | undefined,
  files: string,
  person: Person,
  token: string,
): Promise<void> {
  if (core === undefined) throw new Error('Everybody has a console.')
  const { serviceUrl } = person
  const profile = profileOf(files, person.name)
  const started = await core.control({ do: 'start', profile, serviceUrl, token, person, deskKey })
  if (!started.ok) throw new Error(started.failure.message)
  await until(`${person.name} to be online`, async () => {
    const { state } = await core.value('connection.read', undefined)
    return state.kind === 'online'
  }, 60_000) // prettier-ignore
}

/** Closes the files, and ends the process. */
export async function endCore(core: CoreProcess): Promise<void> {
  await core.control({ do: 'leave' })
  await core.kill()
}

export function profileOf(files: string, name: string): string {
  return join(files, `profile-${name}`)
}

/** The environment of a process whose clock runs so many days back; empty where nothing can lie to it. */
export function daysAgo(days: number): Record<string, string> {
  const faketime = findFaketime()
  return faketime === null
    ? {}
    : { LD_PRELOAD: faketime, FAKETIME: `-${days}d`, FAKETIME_DONT_FAKE_MONOTONIC: '1' }
}
