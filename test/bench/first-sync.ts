import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startService } from '../support/service-process.ts'
import type { Bench } from './bench.ts'
import { startCore } from './core.ts'
import { startFilled, textIndexed } from './filled-desk.ts'
import { alternate, asRate, timed, type Side } from './measure.ts'
import { fillOneMessageDesk } from './one-message.ts'
import { missingSides, sidesOf } from './peer.ts'
import { feedAloneSide } from './first-sync-feed.ts'
import { pouchSyncSide } from './first-sync-pouch.ts'
import { requestTrackerSyncSide } from './first-sync-request-tracker.ts'
import { atLeast, type Result } from './result.ts'

/** What a cache promises: whatever a power cut takes is asked for again. */
const cacheKeeps = 'crash: yes; power cut: all but the last moments (WAL, NORMAL)'

/** B5 over the seeded sample, of about seven changes to a ticket. */
export async function measureFirstSync(bench: Bench): Promise<Result> {
  const desk = await bench.large()
  const service = await startFilled(desk)
  bench.later(service.stop)
  const { side, changes } = await syncSide(
    service,
    bench.folder,
    `${desk.tickets} tickets with their stories`,
  )
  const [took] = await alternate([side], bench.rounds)
  const rate = took === undefined ? null : asRate(took, desk.tickets)
  return {
    id: 'B5',
    what: 'first sync of the sample: empty → durable and searchable',
    sides: rate === null ? [] : [rate],
    verdicts: [
      atLeast('tickets with their stories', rate?.median ?? null, 20_000, 'tickets/s'),
      atLeast(
        'the same as changes (tickets, messages, groups, staff)',
        rate === null ? null : (rate.median / desk.tickets) * changes,
        20_000,
        'changes/s',
      ),
    ],
  }
}

/** B5 over tickets of one message, the shape of the peers' rows; each as many as its time allows, compared as rates. */
export async function measureFirstSyncOfRows(bench: Bench): Promise<Result> {
  const { tickets, pouchTickets } = bench.size
  const dataDir = join(bench.folder, 'desk-one-message')
  await fillOneMessageDesk(dataDir, tickets)
  const service = await startService({ env: { DATA_DIR: dataDir } })
  bench.later(service.stop)
  const pouch = await bench.pouch()
  const rt = await bench.requestTracker()
  const ours = await syncSide(service, bench.folder, `${tickets} tickets of one message`)
  const counted: { side: Side; count: number }[] = [
    { side: ours.side, count: tickets },
    ...(await Promise.all(sidesOf(pouch, (program) => [pouchSyncSide(program, pouchTickets)]))).map(
      (side) => ({ side, count: pouchTickets }),
    ),
    { side: feedAloneSide(service, tickets), count: tickets },
    ...sidesOf(rt, (program) => [
      { side: requestTrackerSyncSide(program, bench.folder, bench.size.rtSamples), count: program.tickets },
    ]),
  ]
  const figures = await alternate(
    counted.map(({ side }) => side),
    bench.rounds,
  )
  const sides = figures.map((took, index) => asRate(took, counted[index]?.count ?? 0))
  const [own, ofPouch] = sides
  const times = pouch.kind === 'here' && own && ofPouch ? own.median / ofPouch.median : null
  return {
    id: 'B5',
    what: 'first sync of tickets of one message: empty → durable and searchable',
    sides,
    verdicts: [
      atLeast('rate', own?.median ?? null, 20_000, 'tickets/s'),
      atLeast('ours ÷ PouchDB', times, 10, 'times'),
    ],
    missing: [
      ...missingSides(pouch, 'PouchDB from express-pouchdb'),
      ...missingSides(rt, 'Request Tracker, REST 2 paging'),
    ],
  }
}

/** The core alone; a fresh profile each time. Also tells how many changes one sync brings. */
async function syncSide(
  service: { url: string; token: string },
  folder: string,
  name: string,
): Promise<{ side: Side; changes: number }> {
  let turn = 0
  const sample = async () => {
    const profile = join(folder, `sync-${(turn += 1)}`)
    const core = await startCore(service)
    const took = await timed(async () => {
      await core.start(profile)
      await core.online
      await textIndexed(profile)
    })
    await core.stop()
    rmSync(profile, { recursive: true, force: true })
    return took
  }
  return { side: { name, sample, keeps: cacheKeeps }, changes: await countChanges(service) }
}

async function countChanges({ url, token }: { url: string; token: string }): Promise<number> {
  let cursor = ''
  let changes = 0
  for (let more = true; more;) {
    const answer = await fetch(`${url}/v1/changes?limit=5000${cursor && `&cursor=${cursor}`}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const page = (await answer.json()) as { changes: unknown[]; cursor: string; more: boolean }
    changes += page.changes.length
    cursor = encodeURIComponent(page.cursor)
    more = page.more
  }
  return changes
}
