import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { ticketIdSchema } from '#shared/protocol/common'
import type { Person } from '#shared/ipc/views'
import { acceptedInvitationSchema, createdStaffSchema, invitationSchema } from '#shared/protocol/staff'
import { randomFrom, type Random } from '#server/sample/random'
import { makeProfile, signIn, wholeQueue } from '../../support/core-console.ts'
import { callApi } from '../../support/desk.ts'
import { startRoughLine, type RoughLine } from '../../support/rough-line.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { until } from '../../support/until.ts'
import { runCycles, type Fault } from '../fault.ts'
import { createAuthor, type Author } from './author.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { createJournal, type Journal } from './journal.ts'
import { judge } from './judge.ts'

/** A revoked device is locked out within so many ms. */
const longestUntilLocked = 60_000

/** No act is about it, so no act takes its draft away. */
const untouched = ticketIdSchema.parse('untouched')

/** A colleague's console, on a line of its own to a service that an administrator runs. */
interface World {
  readonly random: Random
  readonly service: ServiceProcess
  readonly line: RoughLine
  readonly core: CoreProcess
  readonly profile: string
  readonly person: Person
  readonly journal: Journal
  readonly author: Author
  /** Told how long a lock-out took, in ms. */
  readonly lockedIn: (ms: number) => void
}

interface Scenario {
  readonly name: string
  readonly happen: (world: World) => Promise<readonly string[]>
}

const scenarios: readonly Scenario[] = [
  { name: 'revoked in the middle of pushing', happen: revokedWhilePushing },
  { name: 'revoked in the middle of pulling', happen: revokedWhilePulling },
  { name: 'revoked while nothing happens', happen: revokedWhileIdle },
  { name: 'rotated in the middle of pushing', happen: rotated },
  { name: 'expired, and valid again', happen: expired },
]

export const tokens: Fault = {
  id: 'F9',
  fault: 'token expired, rotated, revoked in the middle of pushing and pulling',
  checked: `invariants 1–5, 9 and the order of acts; a revoked device shows no cache within ${longestUntilLocked / 1000} s, and its author still sees the outbox`,
  full: 25,
  quick: 5,
  brief: 1,
  async run(options) {
    let slowest = 0
    const outcome = await runCycles(options, async (seed) => {
      const scenario = scenarios[seed % scenarios.length] ?? scenarios[0]
      if (scenario === undefined) return []
      const found = await play(seed, scenario, (ms) => (slowest = Math.max(slowest, ms)))
      return found.map((what) => `${scenario.name}: ${what}`)
    })
    return { ...outcome, notes: [`slowest lock-out ${(slowest / 1000).toFixed(1)} s`] }
  },
}

async function play(
  seed: number,
  scenario: Scenario,
  lockedIn: (ms: number) => void,
): Promise<readonly string[]> {
  const random = randomFrom(seed)
  const service = await startService({ env: { DESK_SAMPLE_TICKETS: '300' } })
  const line = await startRoughLine(service.url)
  const profile = await makeProfile()
  const core = startCoreProcess()
  const journal = createJournal('ada')
  const author = createAuthor('ada', random)
  try {
    const body = { name: 'Ada', email: 'ada-of-faults@example.com', role: 'agent' }
    const reply = await callApi(service.url, service.token, 'POST', '/v1/staff', { body })
    const { token } = createdStaffSchema.parse(reply.body)
    if (token === null) throw new Error('A new colleague has a token.')
    const person = await signIn(core, profile.path, line.url, token)
    const world: World = {
      random,
      service,
      line,
      core,
      profile: profile.path,
      person,
      journal,
      author,
      lockedIn,
    }
    const found = await scenario.happen(world)
    return [...found, ...(await judge(service, [{ core, journal }]))]
  } finally {
    await core.kill()
    await line.close()
    await service.clean()
    await profile.remove()
  }
}

async function work({ core, journal, author }: World, acts: number): Promise<void> {
  for (let n = 0; n < acts; n += 1) {
    await journal.perform(core, author.next())
    const text = `Half a sentence, ${journal.deeds.length} acts in`
    await journal.keepDraft(core, { kind: 'message', ticketId: untouched, mode: 'reply', text })
  }
}

async function revokedWhilePushing(world: World): Promise<readonly string[]> {
  const { random } = world
  await work(world, 5)
  const working = work(world, 20)
  await pause(random.integer(0, 60))
  const revokedAt = await revokeAll(world)
  await working
  const found = await seeLocked(world, revokedAt)
  await comeBack(world)
  return found
}

async function revokedWhilePulling(world: World): Promise<readonly string[]> {
  const { random } = world
  await pause(random.integer(0, 150))
  const revokedAt = await revokeAll(world)
  const found = await seeLocked(world, revokedAt)
  await comeBack(world)
  await work(world, 5)
  return found
}

async function revokedWhileIdle(world: World): Promise<readonly string[]> {
  await work(world, 5)
  await online(world)
  await pause(world.random.integer(0, 1000))
  const revokedAt = await revokeAll(world)
  const found = await seeLocked(world, revokedAt)
  await comeBack(world)
  return found
}

/** The new token is in use before the old one goes, as a careful administrator does it. */
async function rotated(world: World): Promise<readonly string[]> {
  await work(world, 5)
  const working = work(world, 15)
  await pause(world.random.integer(0, 60))
  const before = await devicesOf(world)
  await comeBack(world)
  for (const id of before)
    await callApi(world.service.url, world.service.token, 'DELETE', `/v1/devices/${id}`)
  await working
  return []
}

/** Something in between says for a while that the token is not known. */
async function expired(world: World): Promise<readonly string[]> {
  const { line, core } = world
  await work(world, 5)
  const detail = 'This token is not known here, or was revoked.'
  const problem = {
    type: 'about:blank',
    title: 'Unauthenticated',
    status: 401,
    detail,
    code: 'unauthenticated',
  }
  const headers = { 'Content-Type': 'application/problem+json' }
  line.set({ kind: 'answers', status: 401, headers, body: JSON.stringify(problem) })
  const found = await seeLocked(world, performance.now())
  line.set({ kind: 'clear' })
  await core.call('connection.retry', undefined)
  await online(world)
  await work(world, 5)
  return found
}

const deviceIdsSchema = z.object({ items: z.array(z.object({ id: z.string(), staffId: z.string() })) })

async function devicesOf({ service, person }: World): Promise<string[]> {
  const reply = await callApi(service.url, service.token, 'GET', '/v1/devices?limit=200')
  const { items } = deviceIdsSchema.parse(reply.body)
  return items.filter(({ staffId }) => staffId === person.id).map(({ id }) => id)
}

/** Answers when it was done, by `performance.now()`. */
async function revokeAll(world: World): Promise<number> {
  const { service } = world
  for (const id of await devicesOf(world))
    await callApi(service.url, service.token, 'DELETE', `/v1/devices/${id}`)
  return performance.now()
}

/** Waits until the cache is shown to nobody, and looks whether the outbox still is shown to its author. */
async function seeLocked({ core, journal, lockedIn }: World, since: number): Promise<string[]> {
  const isLocked = async () => !(await core.call('queue.window', wholeQueue)).ok
  try {
    await until('the device to be locked', isLocked, longestUntilLocked)
  } catch {
    return [`not locked out within ${longestUntilLocked / 1000} s`]
  }
  lockedIn(performance.now() - since)
  const outbox = await core.call('outbox.list', undefined)
  if (!outbox.ok) return ['the author of unsent acts cannot see them any more']
  const acknowledged = journal.deeds.filter((line) => line.acknowledged).length
  return outbox.value.length >= acknowledged
    ? []
    : [`${acknowledged} acts were acknowledged, ${outbox.value.length} are listed while locked`]
}

/** Another token for the same person, by way of an invitation, in place of the old one. */
async function comeBack({ service, line, core, profile, person }: World): Promise<void> {
  const invited = await callApi(service.url, service.token, 'POST', `/v1/staff/${person.id}/invitations`)
  const { url } = invitationSchema.parse(invited.body)
  const code = url?.split('/').at(-1) ?? ''
  const body = { deviceName: 'another machine' }
  const accepted = await callApi(service.url, service.token, 'POST', `/i/${code}`, { token: null, body })
  const { token } = acceptedInvitationSchema.parse(accepted.body)
  const started = await core.control({ do: 'start', profile, serviceUrl: line.url, token, person })
  if (!started.ok) throw new Error(`The console did not start: ${started.failure.message}`)
}

async function online({ core }: World): Promise<void> {
  await until('the console to be online', async () => {
    const { state } = await core.value('connection.read', undefined)
    return state.kind === 'online'
  }, 20_000) // prettier-ignore
}
