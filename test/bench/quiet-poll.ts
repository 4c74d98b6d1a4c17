import { openForReading } from '#main/store/open-file'
import { readFeedPosition } from '#main/store/feed-position'
import { openRemote } from '#main/remote/remote'
import type { Bench } from './bench.ts'
import { startCountingProxy } from './counting-proxy.ts'
import { fileIn, startFilled, type FilledDesk } from './filled-desk.ts'
import { fillPouch } from './first-sync-pouch.ts'
import { alternate, type Side } from './measure.ts'
import { missingSides, type Peer } from './peer.ts'
import type { Pouch } from './pouch.ts'
import { listTickets, rowFields, type RequestTracker } from './request-tracker.ts'
import { atMost, type Result } from './result.ts'

/** A side and the way to close what it holds open. */
interface Polling {
  readonly side: Side
  readonly close: () => Promise<unknown>
}

/** B6 (a): what a poll that brings nothing costs on the wire: request and answer with their headers, without TCP's own. */
export async function measureQuietPoll(bench: Bench): Promise<Result> {
  const pouch = await bench.pouch()
  const rt = await bench.requestTracker()
  const polls = [
    await pollDesk(await bench.large()),
    await pollDesk(await bench.small()),
    ...(await here(pouch, (program) => pollPouch(program, bench.size.smallTickets))),
    ...(await here(rt, pollRequestTracker)),
  ]
  const sides = await alternate(
    polls.map(({ side }) => side),
    bench.rounds,
  )
  for (const { close } of polls) await close()
  return {
    id: 'B6',
    what: 'poll without change, on the wire',
    sides,
    verdicts: [atMost('poll without change, p99', sides[0]?.p99 ?? null, 1000, 'bytes')],
    missing: [
      ...missingSides(pouch, 'PouchDB, a replication without change'),
      ...missingSides(rt, 'Request Tracker, LastUpdated >'),
    ],
  }
}

/** What the console itself asks, over the line that it keeps open. */
async function pollDesk(desk: FilledDesk): Promise<Polling> {
  const service = await startFilled(desk)
  const proxy = await startCountingProxy(service.url)
  const reading = openForReading(fileIn(desk.profile, 'cache.db'))
  let { cursor } = readFeedPosition(reading)
  reading.close()
  const remote = openRemote(proxy.url, service.token, '0.1.0')
  // What other questions did to this desk comes first.
  for (let more = true; more;) {
    const page = await remote.changes(cursor, 2000)
    if (!page.ok) throw new Error(page.failure.message)
    ;({ cursor, more } = page.value)
  }
  const sample = async () => {
    proxy.take()
    const page = await remote.changes(cursor, 2000)
    if (!page.ok || page.value.changes.length > 0) throw new Error('The desk was not quiet.')
    return proxy.take()
  }
  return {
    side: { name: `${desk.tickets} tickets`, sample, unit: 'bytes' },
    async close() {
      remote.close()
      await proxy.close()
      await service.stop()
    },
  }
}

async function pollPouch(pouch: Pouch, tickets: number): Promise<Polling> {
  const proxy = await startCountingProxy(pouch.url)
  const remote = pouch.remote('quiet', proxy.url)
  const local = pouch.local('quiet-here')
  await fillPouch(remote, tickets)
  await local.replicate.from(remote, { batch_size: 500 })
  const sample = async () => {
    proxy.take()
    const { docs_written: written } = await local.replicate.from(remote, { batch_size: 500 })
    if (written > 0) throw new Error('PouchDB was not quiet.')
    return proxy.take()
  }
  return {
    side: { name: `PouchDB, a replication without change, ${tickets} tickets`, sample, unit: 'bytes' },
    async close() {
      await local.close()
      await proxy.close()
    },
  }
}

async function pollRequestTracker(rt: RequestTracker): Promise<Polling> {
  const proxy = await startCountingProxy(rt.base)
  const sample = async () => {
    proxy.take()
    const { items } = await listTickets(rt, {
      query: "LastUpdated > '2037-01-01 00:00:00'",
      fields: rowFields,
      base: proxy.url,
    })
    if (items.length > 0) throw new Error('Request Tracker was not quiet.')
    return proxy.take()
  }
  return {
    side: { name: `Request Tracker, LastUpdated >, ${rt.tickets} tickets`, sample, unit: 'bytes' },
    close: () => proxy.close(),
  }
}

async function here<Program>(
  peer: Peer<Program>,
  open: (program: Program) => Promise<Polling>,
): Promise<Polling[]> {
  return peer.kind === 'here' ? [await open(peer.program)] : []
}
