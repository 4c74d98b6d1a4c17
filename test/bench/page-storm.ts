import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Thresholds } from '../../shared/protocol/settings.ts'
import type { Bench } from './bench.ts'
import { startGateway, type Gateway } from './gateway.ts'
import { figuresOf, timed, type Figures } from './measure.ts'
import { monotonic } from './monotonic.ts'
import { startPagedDesk, type PagedDesk } from './paged-desk.ts'
import { atMost, type Result, type Verdict } from './result.ts'

/** Between two ordinary questions to the service while the storm lasts, in ms. */
const asksEvery = 100
const messageSchema = z.object({ key: z.string() })

/**
 * B9's storm: a mission-critical ticket of another group many times a second, and what that does to everybody else. As
 * it is, the third group makes it an outage, and all others join its page; with the loosest rule for outages a hundred
 * groups make one, and many tickets wake everybody.
 */
export async function measureStorm(bench: Bench): Promise<Result> {
  const { people, stormTickets, stormSeconds } = bench.size.paging
  const gateway = await startGateway()
  bench.later(gateway.stop)
  const usual = await stormOver(bench, gateway, 'outages of 3 groups', null)
  const loose = await stormOver(bench, gateway, 'outages of 100 groups', { groups: 100, minutes: 1 })
  return {
    id: 'B9',
    what: `storm: ${stormTickets} tickets in ${stormSeconds} s, ${people} people`,
    sides: [...usual, ...loose],
    verdicts: [...verdictsOf(usual), ...verdictsOf(loose)],
  }
}

/** First messages, tickets, lists and signs of life of one storm. */
type Storm = readonly [Figures, Figures, Figures, Figures]

async function stormOver(
  bench: Bench,
  gateway: Gateway,
  name: string,
  outage: Thresholds['outage'] | null,
): Promise<Storm> {
  const { people, stormTickets, stormSeconds } = bench.size.paging
  const desk = await startPagedDesk(bench.folder, gateway, people)
  bench.later(desk.service.stop)
  bench.later(desk.service.stop)
  if (outage !== null) await desk.setOutageRule(outage)
  for (let nth = 0; nth < stormTickets; nth += 1) await desk.addGroup(`Group ${nth}`)

  const over = new AbortController()
  const health = askAllAlong(desk, '/healthz', over.signal)
  const lists = askAllAlong(desk, '/v1/tickets?limit=50', over.signal)
  const filed = await file(desk, stormTickets, (stormSeconds * 1000) / stormTickets)
  const first = await firstHandOvers(desk, gateway, filed)
  over.abort()
  const storm: Storm = [
    figuresOf(`${name}: first message of each of ${first.length} pages`, first),
    figuresOf(`${name}: a ticket is answered`, filed.map(({ answeredIn }) => answeredIn)), // prettier-ignore
    figuresOf(`${name}: list of 50 meanwhile`, await lists),
    figuresOf(`${name}: /healthz meanwhile`, await health),
  ]
  await desk.service.stop()
  return storm
}

function verdictsOf([first, , list, health]: Storm): Verdict[] {
  return [
    atMost(`${first.name}, p99`, first.p99, 5000, 'ms'),
    atMost(`${list.name}, p99`, list.p99, 200, 'ms'),
    atMost(`${health.name}, p99`, health.p99, 200, 'ms'),
  ]
}

interface Filed {
  readonly began: number
  readonly answeredIn: number
  /** Null where it joined another’s page. */
  readonly ownPage: string | null
}

/** Files them at even intervals, whether or not those before were answered. */
async function file(desk: PagedDesk, count: number, every: number): Promise<Filed[]> {
  const starts = monotonic()
  const filing: Promise<Filed>[] = []
  for (let nth = 0; nth < count; nth += 1) {
    await pause(Math.max(0, starts + nth * every - monotonic()))
    filing.push(fileOne(desk, `Group ${nth}`))
  }
  return Promise.all(filing)
}

async function fileOne(desk: PagedDesk, groupName: string): Promise<Filed> {
  const began = monotonic()
  const { gate } = await desk.critical(groupName)
  const ownPage = gate?.outcome === 'page' ? gate.pageId : null
  return { began, answeredIn: monotonic() - began, ownPage }
}

/** From before each filing to the first message of the page that it made, in ms. */
async function firstHandOvers(desk: PagedDesk, gateway: Gateway, filed: readonly Filed[]): Promise<number[]> {
  const owned = filed.filter(({ ownPage }) => ownPage !== null)
  const taken = await gateway.taken(desk.side, owned.length * desk.people)
  const firstOf = new Map<string, number>()
  for (const { at, body } of taken) {
    const { key } = messageSchema.parse(JSON.parse(body))
    firstOf.set(key, Math.min(at, firstOf.get(key) ?? at))
  }
  return owned.map(({ began, ownPage }) => (firstOf.get(ownPage ?? '') ?? Number.POSITIVE_INFINITY) - began)
}

/** How long each answer took, in ms, asked at even intervals until the storm is over. */
async function askAllAlong(desk: PagedDesk, path: string, over: AbortSignal): Promise<number[]> {
  const asking: Promise<number>[] = []
  while (!over.aborted) {
    asking.push(timed(() => desk.call('GET', path)))
    await pause(asksEvery)
  }
  return Promise.all(asking)
}
