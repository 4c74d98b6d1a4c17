import { openForReading } from '#main/store/open-file'
import { readFeedPosition } from '#main/store/feed-position'
import { openRemote } from '#main/remote/remote'
import type { Bench } from './bench.ts'
import { startCountingProxy } from './counting-proxy.ts'
import { fileIn, startFilled, type FilledDesk } from './filled-desk.ts'
import { fillPouch } from './first-sync-pouch.ts'
import { alternate, type Side } from './measure.ts'
import { missingSides } from './peer.ts'
import type { Pouch } from './pouch.ts'
import { listTickets, rowFields, type RequestTracker } from './request-tracker.ts'
import { atMost, type Result } from './result.ts'

/** B6 (a): what a poll that brings nothing costs on the wire: request and answer with their headers, without TCP's own. */
export async function measureQuietPoll(bench: Bench): Promise<Result> {
  const pouch = await bench.pouch()
  const rt = await bench.requestTracker()
  const polls = [
    await pollDesk(bench, await bench.large()),
    await pollDesk(bench, await bench.small()),
    ...(pouch.kind === 'here' ? [await pollPouch(bench, pouch.program)] : []),
    ...(rt.kind === 'here' ? [await pollRequestTracker(bench, rt.program)] : []),
  ]
  const sides = await alternate(polls, bench.rounds)
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
async function pollDesk({ later }: Bench, desk: FilledDesk): Promise<Side> {
  const service = await startFilled(desk)
  later(service.stop)
  const proxy = await startCountingProxy(service.url)
  later(proxy.close)
  const reading = openForReading(fileIn(desk.profile, 'cache.db'))
  let { cursor } = readFeedPosition(reading)
  reading.close()
  const remote = openRemote(proxy.url, service.token, '0.1.0')
  later(remote.close)
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
  return { name: `${desk.tickets} tickets`, sample, unit: 'bytes' }
}

async function pollPouch({ later, size }: Bench, pouch: Pouch): Promise<Side> {
  const proxy = await startCountingProxy(pouch.url)
  later(proxy.close)
  const remote = pouch.remote('quiet', proxy.url)
  const local = pouch.local('quiet-here')
  later(() => local.close())
  await fillPouch(remote, size.smallTickets)
  await local.replicate.from(remote, { batch_size: 500 })
  const sample = async () => {
    proxy.take()
    const { docs_written: written } = await local.replicate.from(remote, { batch_size: 500 })
    if (written > 0) throw new Error('PouchDB was not quiet.')
    return proxy.take()
  }
  const name = `PouchDB, a replication without change, ${size.smallTickets} tickets`
  return { name, sample, unit: 'bytes' }
}

async function pollRequestTracker({ later }: Bench, rt: RequestTracker): Promise<Side> {
  const proxy = await startCountingProxy(rt.base)
  later(proxy.close)
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
  return { name: `Request Tracker, LastUpdated >, ${rt.tickets} tickets`, sample, unit: 'bytes' }
}
