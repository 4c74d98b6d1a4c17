import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import type { Person } from '#shared/ipc/views'
import type { Failure } from '#shared/ipc/result'
import { ticketIdSchema } from '#shared/protocol/common'
import { randomFrom, type Random } from '#server/sample/random'
import { signIn } from '../../support/core-console.ts'
import { callApi } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { until } from '../../support/until.ts'
import { runCycles, skippedBecause, type Fault } from '../fault.ts'
import { createAuthor, type Author } from './author.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { createJournal, type Journal } from './journal.ts'
import { judge } from './judge.ts'
import { folderOfPerson, integrityOf } from './local-files.ts'
import { makeSmallDisk, missingMount, type SmallDisk } from './small-disk.ts'

interface World {
  readonly random: Random
  readonly disk: SmallDisk
  readonly service: ServiceProcess
  readonly core: CoreProcess
  readonly person: Person
  readonly profile: string
  readonly journal: Journal
  readonly author: Author
}

interface Scenario {
  readonly name: string
  readonly disk: 'tmpfs' | 'ext4'
  readonly happen: (world: World) => Promise<readonly string[]>
}

const scenarios: readonly Scenario[] = [
  { name: 'a disk that is full, and has room again', disk: 'tmpfs', happen: fullAndRoomAgain },
  { name: 'a disk with hardly any room', disk: 'ext4', happen: fullAndRoomAgain },
  { name: 'a disk that the system makes read-only', disk: 'ext4', happen: failingDisk },
  { name: 'a profile mounted read-only', disk: 'tmpfs', happen: readOnlyStart },
]

export const fullDisk: Fault = {
  id: 'F7',
  fault: 'disk full, disk made read-only by an error, profile mounted read-only',
  checked:
    'invariants 1–5, 9 and the order of acts; what is refused says that the disk is full or cannot be written to; both files pass integrity_check; goes on in the same process once there is room',
  full: 40,
  quick: 4,
  brief: 1,
  async run(options) {
    const missing = missingMount()
    if (missing !== null) return skippedBecause(missing)
    return runCycles(options, async (seed) => {
      const scenario = scenarios[seed % scenarios.length] ?? scenarios[0]
      if (scenario === undefined) return []
      return (await play(seed, scenario)).map((what) => `${scenario.name}: ${what}`)
    })
  },
}

async function play(seed: number, scenario: Scenario): Promise<readonly string[]> {
  const random = randomFrom(seed)
  const disk = makeSmallDisk(scenario.disk, 24)
  const service = await startService()
  const core = startCoreProcess()
  const journal = createJournal('ada')
  const author = createAuthor('ada', random)
  try {
    const profile = join(disk.path, 'profile')
    const person = await signIn(core, profile, service.url, service.token)
    const world: World = { random, disk, service, core, person, profile, journal, author }
    const found = [...(await work(world, 8)), ...(await scenario.happen(world))]
    const judged = await judge(service, [{ core, journal }])
    await core.kill()
    const broken = ['work.db', 'cache.db']
      .map((name) => `${name}: ${integrityOf(join(folderOfPerson(profile), name))}`)
      .filter((line) => !line.endsWith(': ok'))
    return [...found, ...judged, ...broken]
  } finally {
    await core.kill()
    await service.clean()
    disk.remove()
  }
}

/** No act is about it, so no act takes its draft away. */
const untouched = ticketIdSchema.parse('untouched')

/** Acts and drafts; answers each refusal that does not say what is wrong. */
async function work({ core, journal, author, random }: World, acts: number): Promise<string[]> {
  const wrong: string[] = []
  const refused = (failure: Failure) => {
    if (failure.code !== 'disk-full' && failure.code !== 'disk-read-only' && failure.code !== 'not-found')
      wrong.push(`refused with ${failure.code}: ${failure.message}`)
  }
  for (let n = 0; n < acts; n += 1) {
    await journal.perform(core, author.next(), 0, refused)
    const text = `Half a sentence ${journal.deeds.length} ${'and more '.repeat(random.integer(1, 2000))}`
    await journal.keepDraft(core, { kind: 'message', ticketId: untouched, mode: 'reply', text }, refused)
  }
  return wrong
}

async function fullAndRoomAgain(world: World): Promise<readonly string[]> {
  const { disk, random, service, core } = world
  const wrong: string[] = []
  for (let round = 0; round < 3; round += 1) {
    disk.fill(random.pick([0, 0, 4096, 20_000, 100_000]))
    const said = 'y'.repeat(50_000)
    const filed = { body: newTicket({ description: said }) }
    for (let n = 0; n < 3; n += 1) await callApi(service.url, service.token, 'POST', '/v1/tickets', filed)
    wrong.push(...(await work(world, random.integer(2, 12))))
    wrong.push(...(await reads(core)))
    disk.makeRoom()
    if (random.chance(0.5)) await pause(random.integer(0, 500))
    wrong.push(...(await work(world, 3)))
  }
  return wrong
}

/** The kernel's way after an error; the disk is repaired and the same process opens the profile again. */
async function failingDisk(world: World): Promise<readonly string[]> {
  const { disk, core, person, profile, service, random } = world
  const working = work(world, 10)
  await pause(random.integer(0, 30))
  disk.fail()
  const wrong = [...(await working), ...(await work(world, 3)), ...(await reads(core))]
  await core.control({ do: 'leave' })
  disk.repair()
  wrong.push(...(await start(core, profile, service, person)))
  return [...wrong, ...(await work(world, 3))]
}

async function readOnlyStart(world: World): Promise<readonly string[]> {
  const { disk, core, person, profile, service } = world
  await core.control({ do: 'leave' })
  disk.remount('ro')
  const { url: serviceUrl, token } = service
  const refused = await core.control({ do: 'start', profile, serviceUrl, token, person })
  const isClear = refused.ok || refused.failure.code === 'disk-read-only'
  const wrong = isClear ? [] : [`refused with ${refused.failure.code}: ${refused.failure.message}`]
  if (refused.ok) await core.control({ do: 'leave' })
  disk.remount('rw')
  wrong.push(...(await start(core, profile, service, person)))
  return [...wrong, ...(await work(world, 5))]
}

async function start(
  core: CoreProcess,
  profile: string,
  service: ServiceProcess,
  person: Person,
): Promise<string[]> {
  const { url: serviceUrl, token } = service
  const started = await core.control({ do: 'start', profile, serviceUrl, token, person })
  if (!started.ok) return [`did not start again: ${started.failure.code} ${started.failure.message}`]
  await until('the console to be online', async () => {
    const { state } = await core.value('connection.read', undefined)
    return state.kind === 'online'
  }, 30_000) // prettier-ignore
  return started.value.notice === null ? [] : [`called damaged: ${started.value.notice.message}`]
}

/** What was there can be read all the while. */
async function reads(core: CoreProcess): Promise<string[]> {
  const outbox = await core.call('outbox.list', undefined)
  return outbox.ok ? [] : [`the outbox cannot be read: ${outbox.failure.code} ${outbox.failure.message}`]
}
