import { setTimeout as pause } from 'node:timers/promises'
import { pageSchema, type Page } from '#shared/protocol/page'
import { randomFrom, type Random } from '#server/sample/random'
import { callApi } from '../../support/desk.ts'
import { startHttpGateway } from '../../support/http-gateway.ts'
import { responder, webhookTo } from '../../support/responders.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { until } from '../../support/until.ts'
import { runCycles, skippedBecause, type Fault } from '../fault.ts'
import { createFakeClock, findFaketime, withoutFaketime, type FakeClock } from './fake-clock.ts'
import { readMessage } from './judge-paged.ts'
import { judgeRounds, type Interruption } from './judge-rounds.ts'
import { makePagedDesk, readPages } from './paged-desk.ts'

const second = 1000
const hour = 3600 * second
const day = 24 * hour
/** From the first page on: three rounds, of a minute each. */
const lasts = 140 * second
const people = ['ann', 'bob']

/** A service with a clock of its own, and what happened to it. */
interface World {
  readonly random: Random
  readonly clock: FakeClock
  readonly service: () => ServiceProcess
  restart(): Promise<void>
  /** When it could not do anything, by `performance.now()`. */
  readonly interruptions: Interruption[]
}

/** Each takes place beside a page's first and second minute. */
const scenarios: Readonly<Record<string, (world: World) => Promise<void>>> = {
  async 'a day back'({ random, clock }) {
    await pause(random.integer(5, 50) * second)
    clock.set(-day)
  },
  async 'ten years ahead and back again'({ random, clock }) {
    await pause(random.integer(5, 50) * second)
    clock.set(10 * 365 * day)
    await pause(random.integer(20, 60) * second)
    clock.set(0)
  },
  async 'jumps every few seconds'({ random, clock }) {
    for (let n = 0; n < 20; n += 1) {
      clock.set(random.integer(-14 * 24, 14 * 24) * hour)
      await pause(random.integer(2, 9) * second)
    }
  },
  async 'stopped while a round is due, and eight hours later by the clock'(world) {
    await pause(world.random.integer(40, 58) * second)
    await stopped(world, world.random.integer(22, 30) * second, 8 * hour)
  },
  async 'restarted under a clock that is a day back'(world) {
    await pause(world.random.integer(5, 50) * second)
    world.clock.set(-day)
    const from = performance.now()
    await world.restart()
    world.interruptions.push({ from, until: performance.now() })
  },
}

export const pagerClocks: Fault = {
  id: 'F6',
  fault: `the pager’s clock: ${Object.keys(scenarios).join('; ')}`,
  checked:
    'every minute a page that nobody has goes round, once for each person, none missed and none doubled, by the gateway’s own time; one that somebody has stays silent',
  full: 10,
  quick: 1,
  // Two minutes have to pass.
  brief: 0,
  async run(options) {
    const faketime = findFaketime()
    if (faketime === null) return skippedBecause(withoutFaketime)
    return runCycles(options, async (seed) => {
      const played = Object.entries(scenarios).map(async ([name, happen], n) => {
        const found = await play(randomFrom(seed * 100 + n), faketime, happen)
        return found.map((what) => `${name}: ${what}`)
      })
      return (await Promise.all(played)).flat()
    })
  },
}

async function stopped({ service, clock, interruptions }: World, ms: number, later: number): Promise<void> {
  const from = performance.now()
  service().child.kill('SIGSTOP')
  await pause(ms)
  clock.set(later)
  service().child.kill('SIGCONT')
  interruptions.push({ from, until: performance.now() })
}

async function play(
  random: Random,
  faketime: string,
  happen: (world: World) => Promise<void>,
): Promise<readonly string[]> {
  const clock = createFakeClock(faketime)
  const gateway = await startHttpGateway()
  const ways = people.map((id) => responder(id, [{ id: `${id}-1`, settings: webhookTo(`${gateway.url}/${id}`) }])) // prettier-ignore
  const desk = await makePagedDesk({ people: ways, paging: { repeatMinutes: 1 } })
  const env = { DATA_DIR: desk.dataDir, ...clock.environment }
  let service = await startService({ env })
  const interruptions: Interruption[] = []
  async function restart(): Promise<void> {
    await service.stop()
    service = await startService({ env })
  }
  try {
    const from = performance.now()
    const happened = happen({ random, clock, service: () => service, restart, interruptions })
    const pages = await Promise.all([
      begin(() => service, 0, null),
      begin(() => service, random.integer(3, 30) * second, null),
      begin(() => service, 0, random.integer(3, 20) * second),
      begin(() => service, random.integer(3, 30) * second, 70 * second),
    ])
    await happened
    await pause(from + lasts - performance.now())
    const taken = gateway.taken.map((one) => ({ ...readMessage(one), path: one.path }))
    const told = new Map((await readPages(service)).map((page) => [page.id, page]))
    const end = performance.now()
    return pages.flatMap(({ id, askedAt, heldAt }, n) => {
      const page = { page: told.get(id), askedAt, heldAt, end, people, interruptions }
      const of = taken.filter(({ pageId, isWaking }) => pageId === id && isWaking)
      return judgeRounds(page, of).map((what) => `page ${n + 1}: ${what}`)
    })
  } finally {
    await service.clean()
    await gateway.stop()
    await desk.remove()
    clock.remove()
  }
}

/** A page by hand after so many ms, which somebody acknowledges after so many more (null: nobody). */
async function begin(service: () => ServiceProcess, after: number, heldAfter: number | null) {
  await pause(after)
  const { page, at: askedAt } = await ask(service, '/v1/pages', { kind: 'manual', text: 'The cellar is wet' })
  if (heldAfter === null) return { id: page.id, askedAt, heldAt: null }
  await pause(heldAfter)
  const held = await ask(service, `/v1/pages/${page.id}/acknowledge`, {})
  return { id: page.id, askedAt, heldAt: held.at }
}

/** Asks until the service answers: it may be on its way down or up. `at`: when it had, by `performance.now()`. */
async function ask(service: () => ServiceProcess, path: string, body: object) {
  const headers = { 'idempotency-key': crypto.randomUUID() }
  let page: Page | null = null
  await until('the service to answer', async () => {
    const { url, token } = service()
    const reply = await callApi(url, token, 'POST', path, { headers, body }).catch(() => null)
    if (reply !== null && reply.status < 300) page = pageSchema.parse(reply.body)
    return page !== null
  }, 60_000, 100) // prettier-ignore
  if (page === null) throw new Error('The service never answered.')
  return { page: pageSchema.parse(page), at: performance.now() }
}
