import { setTimeout as pause } from 'node:timers/promises'
import { randomFrom, type Random } from '#server/sample/random'
import { makeProfile, signIn } from '../../support/core-console.ts'
import { startProxy, type Proxy } from '../../support/proxy.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { until } from '../../support/until.ts'
import { runCycles, skippedBecause, type Fault } from '../fault.ts'
import { createAuthor, type Author } from './author.ts'
import { startCoreProcess, type CoreProcess } from '../../support/core-process.ts'
import { createFakeClock, findFaketime, withoutFaketime, type FakeClock } from './fake-clock.ts'
import { createJournal, type Journal } from './journal.ts'
import { judge, settle } from './judge.ts'

const second = 1000
const hour = 3600 * second
const day = 24 * hour

/** A console and a service, each with a clock of its own, and the line between them. */
interface World {
  readonly random: Random
  readonly core: CoreProcess
  readonly coreClock: FakeClock
  readonly service: ServiceProcess
  readonly serviceClock: FakeClock
  readonly line: Proxy
  readonly journal: Journal
  readonly author: Author
}

interface Scenario {
  readonly name: string
  /** Answers what went wrong beside the invariants. */
  readonly happen: (world: World) => Promise<readonly string[]>
}

const scenarios: readonly Scenario[] = [
  { name: 'a clock set back a day while acts back off', happen: setBackWhileBackingOff },
  { name: 'a clock set back a day while a reply can be undone', happen: setBackWhileUndoable },
  { name: 'ten years ahead and back again', happen: tenYears },
  { name: 'a clock that jumps between acts', happen: jumps },
  { name: 'the end of summer time', happen: summerTimeEnds },
  { name: 'the console asleep for eight hours', happen: consoleAsleep },
  { name: 'the service asleep for eight hours', happen: serviceAsleep },
  { name: 'the service set back a day and ten years ahead', happen: serviceJumps },
]

export const clocks: Fault = {
  id: 'F6',
  fault:
    'clocks: −1 day, +10 years, jumps, end of summer time, 8 h asleep, at the console and at the service',
  checked:
    'invariants 1–5, 9 and the order of acts; no act waits longer for the clock; what would wake people asks again after a sleep',
  full: 40,
  quick: 8,
  brief: 1,
  async run(options) {
    const faketime = findFaketime()
    if (faketime === null) return skippedBecause(withoutFaketime)
    return runCycles(options, async (seed) => {
      const scenario = scenarios[seed % scenarios.length] ?? scenarios[0]
      if (scenario === undefined) return []
      const found = await play(seed, faketime, scenario)
      return found.map((what) => `${scenario.name}: ${what}`)
    })
  },
}

async function play(seed: number, faketime: string, scenario: Scenario): Promise<readonly string[]> {
  const random = randomFrom(seed)
  const [coreClock, serviceClock] = [createFakeClock(faketime), createFakeClock(faketime)]
  const service = await startService({ env: { ...serviceClock.environment } })
  const line = await startProxy(service.url)
  const profile = await makeProfile()
  const core = startCoreProcess({ ...coreClock.environment, TZ: 'Europe/Berlin' })
  const journal = createJournal('ada')
  const author = createAuthor('ada', random)
  try {
    await signIn(core, profile.path, line.url, service.token)
    const world: World = { random, core, coreClock, service, serviceClock, line, journal, author }
    await work(world, 8)
    await settle({ core, journal }, 20_000)
    const found = await scenario.happen(world)
    return [...found, ...(await judge(service, [{ core, journal }], { limit: 20_000 }))]
  } finally {
    await core.kill()
    await line.close()
    await service.clean()
    await profile.remove()
    coreClock.remove()
    serviceClock.remove()
  }
}

async function work({ core, journal, author }: World, acts: number): Promise<void> {
  for (let n = 0; n < acts; n += 1) await journal.perform(core, author.next())
}

async function offline({ core }: World): Promise<void> {
  await until('the console to be offline', async () => {
    const { state } = await core.value('connection.read', undefined)
    return state.kind === 'offline'
  })
}

async function setBackWhileBackingOff(world: World): Promise<readonly string[]> {
  const { line, coreClock, random } = world
  // Acts that fail on a line that accepts and then resets have a next try ahead of them.
  await Promise.all([work(world, 5), pause(random.integer(0, 5)).then(() => line.cut())])
  await offline(world)
  await work(world, 5)
  coreClock.set(-day)
  await pause(200)
  await work(world, 5)
  line.mend()
  return []
}

async function setBackWhileUndoable(world: World): Promise<readonly string[]> {
  const { core, journal, author, coreClock, random } = world
  const ticketId = author.file()
  await journal.perform(core, ticketId)
  await settle({ core, journal })
  const [filed] = author.tickets.slice(-1)
  if (filed === undefined) return ['nothing was filed']
  await until('the ticket to be shown as the service has it', async () => {
    const view = await core.value('ticket.read', { ticketId: filed })
    return view?.seenThrough != null
  })
  const view = await core.value('ticket.read', { ticketId: filed })
  await journal.perform(core, author.reply(filed, view?.seenThrough ?? null), 3 * second)
  coreClock.set(random.chance(0.5) ? -day : -10 * 365 * day)
  return []
}

async function tenYears(world: World): Promise<readonly string[]> {
  const { coreClock, line } = world
  line.cut()
  await work(world, 4)
  coreClock.set(10 * 365 * day)
  await pause(200)
  await work(world, 4)
  line.mend()
  await work(world, 4)
  await pause(500)
  coreClock.set(0)
  await pause(200)
  await work(world, 4)
  return []
}

async function jumps(world: World): Promise<readonly string[]> {
  const { coreClock, serviceClock, random, line } = world
  for (let n = 0; n < 8; n += 1) {
    const clock = random.chance(0.5) ? coreClock : serviceClock
    // No two a month apart: what was sent is listed for 30 days, and a change that found all done leaves no other trace.
    clock.set(random.integer(-14 * 24, 14 * 24) * hour)
    if (random.chance(0.3)) line.cut()
    await work(world, 3)
    await pause(random.integer(0, 200))
    line.mend()
  }
  return []
}

async function summerTimeEnds(world: World): Promise<readonly string[]> {
  const { coreClock, serviceClock } = world
  // Two seconds before 03:00 in Berlin becomes 02:00.
  const offset = Date.UTC(2026, 9, 25, 0, 59, 58) - Date.now()
  coreClock.set(offset)
  serviceClock.set(offset)
  for (let n = 0; n < 8; n += 1) {
    await work(world, 2)
    await pause(500)
  }
  return []
}

async function consoleAsleep(world: World): Promise<readonly string[]> {
  const { core, coreClock, serviceClock, journal, author, line } = world
  // One that nobody has settled: whatever becomes of that, it wakes nobody.
  await journal.perform(core, author.file())
  await settle({ core, journal }, 20_000)
  const ticketId = author.tickets.at(-1)
  if (ticketId === undefined) return ['no ticket']
  line.cut()
  await offline(world)
  const alarm = author.alarm(ticketId)
  await journal.perform(core, alarm)
  await work(world, 4)
  core.pause()
  coreClock.set(8 * hour)
  serviceClock.set(8 * hour)
  await pause(1000)
  line.mend()
  core.resume()
  await settle({ core, journal }, 20_000)
  const entry = (await core.value('outbox.list', undefined)).find(
    ({ act }) => JSON.stringify(act) === JSON.stringify(alarm.act),
  )
  return entry?.state.kind === 'needs-you'
    ? []
    : [`an alarm of eight hours ago is ${entry?.state.kind ?? 'gone'}`]
}

async function serviceAsleep(world: World): Promise<readonly string[]> {
  const { service, coreClock, serviceClock } = world
  await work(world, 4)
  service.child.kill('SIGSTOP')
  await work(world, 4)
  await pause(1500)
  coreClock.set(8 * hour)
  serviceClock.set(8 * hour)
  service.child.kill('SIGCONT')
  await work(world, 4)
  return []
}

async function serviceJumps(world: World): Promise<readonly string[]> {
  const { serviceClock } = world
  for (const offset of [-day, 10 * 365 * day, 0]) {
    serviceClock.set(offset)
    await work(world, 5)
    await pause(300)
  }
  return []
}
