import type { Bench } from './bench.ts'
import { alertmanagerKeeps, startAlertmanager, type Alertmanager } from './alertmanager.ts'
import { startGateway, type Gateway } from './gateway.ts'
import { alternate, figuresOf, type Figures, type Side } from './measure.ts'
import { monotonic } from './monotonic.ts'
import { startPagedDesk, type PagedDesk } from './paged-desk.ts'
import { missingSides, sidesOf } from './peer.ts'
import { atMost, type Result } from './result.ts'

/** What the desk promises of a page, and of each of its messages. */
const deskKeeps = 'power cut (WAL, FULL): the page, every message, what came of it'

/**
 * B9: from before the request that files a mission-critical ticket (so its commit is within) → each message has reached
 * the gateway whole; beside Alertmanager, from before the request that posts an alert.
 */
export async function measurePeople(bench: Bench): Promise<Result> {
  const { people } = bench.size.paging
  const gateway = await startGateway()
  bench.later(gateway.stop)
  const ours = await pagedSide(bench, gateway, people)
  const webhooks = Array.from({ length: people }, (_, nth) => gateway.addressOf('alertmanager', nth))
  const peer = await startAlertmanager(bench.folder, webhooks)
  if (peer.kind === 'here') bench.later(peer.program.stop)
  const theirs = sidesOf(peer, (program) => [alertedSide(program, gateway, people)])
  const last = await alternate(
    [ours, ...theirs].map(({ side }) => side),
    bench.rounds,
  )
  const own = eachOf(ours)
  const other = theirs.map(eachOf)
  const times = other[0] === undefined || other[0].p99 === 0 ? null : own.p99 / other[0].p99
  return {
    id: 'B9',
    what: `ticket filed → handed to the gateway, ${people} people`,
    sides: [own, ...other, ...last],
    verdicts: [
      atMost('p99 of each message', own.p99, 1000, 'ms'),
      atMost('desk ÷ Alertmanager, by p99', times, 1, 'times'),
    ],
    missing: missingSides(peer, 'Alertmanager, each message', 'Alertmanager, the last one'),
  }
}

/** B9 with a page for everybody in a large house, and for a whole town. */
export async function measureMany(bench: Bench): Promise<Result> {
  const { many, most } = bench.size.paging
  const gateway = await startGateway()
  bench.later(gateway.stop)
  const house = await pagedSide(bench, gateway, many)
  const town = await pagedSide(bench, gateway, most)
  const last = await alternate([house.side, town.side], bench.rounds)
  return {
    id: 'B9',
    what: 'ticket filed → handed to the gateway, many people',
    sides: [eachOf(house), eachOf(town), ...last],
    verdicts: [
      atMost(`${many} people, the last one, p99`, last[0]?.p99 ?? null, 5000, 'ms'),
      atMost(`${most} people, the last one, p99`, last[1]?.p99 ?? null, 10_000, 'ms'),
    ],
  }
}

/** A sample is how long the last message took, in ms; `rounds` holds what each took, round by round. */
interface Paging {
  readonly name: string
  readonly keeps: string
  readonly side: Side
  readonly rounds: number[][]
}

async function pagedSide(bench: Bench, gateway: Gateway, people: number): Promise<Paging> {
  const desk = await startPagedDesk(bench.folder, gateway, people)
  bench.later(desk.service.stop)
  await desk.addGroup('Acme Ltd')
  return paging(`desk, ${people} people`, deskKeeps, () => pageOnce(desk, gateway))
}

function alertedSide(alertmanager: Alertmanager, gateway: Gateway, people: number): Paging {
  let alerts = 0
  return paging(`Alertmanager, ${people} webhooks`, alertmanagerKeeps, async () => {
    const began = monotonic()
    await alertmanager.alert(`alert ${(alerts += 1)}`)
    return (await gateway.taken('alertmanager', people)).map(({ at }) => at - began)
  })
}

async function pageOnce(desk: PagedDesk, gateway: Gateway): Promise<number[]> {
  const began = monotonic()
  const { gate } = await desk.critical('Acme Ltd')
  const taken = await gateway.taken(desk.side, desk.people)
  if (gate?.pageId == null) throw new Error('The ticket woke nobody.')
  await desk.end(gate.pageId)
  return taken.map(({ at }) => at - began)
}

function paging(name: string, keeps: string, once: () => Promise<number[]>): Paging {
  const rounds: number[][] = []
  const sample = async () => {
    const took = await once()
    rounds.push(took)
    return Math.max(...took)
  }
  return { name, keeps, rounds, side: { name: `${name}, the last one`, keeps, sample } }
}

/** Every message of every round but the first. */
function eachOf({ name, keeps, rounds }: Paging): Figures {
  return figuresOf(`${name}, each message`, rounds.slice(1).flat(), 'ms', keeps)
}
