import { ticketSchema } from '#shared/protocol/ticket'
import { callApi } from '../support/desk.ts'
import type { Bench } from './bench.ts'
import type { FilledDesk } from './filled-desk.ts'
import { fillPouch } from './first-sync-pouch.ts'
import { openLiveDesk } from './live-desk.ts'
import { alternate, timesOf, type Side } from './measure.ts'
import { oneMessageTickets } from './one-message.ts'
import { missingSides } from './peer.ts'
import { pouchKeeps, type Pouch } from './pouch.ts'
import { changeTicket, listTickets, rowFields, type RequestTracker } from './request-tracker.ts'
import { atMost, type Result } from './result.ts'

/** A desk whose people see one change at a time: the rows around, counts and words that follow one are done by then. */
const restMs = 200

/**
 * B6 (b): one change at the service → its row painted here. Counted from before the request that commits it, on every
 * side: some ms more than from the commit itself, which nobody outside can see.
 */
export async function measureChangeToRow(bench: Bench): Promise<Result> {
  const pouch = await bench.pouch()
  const rt = await bench.requestTracker()
  const large = await bench.large()
  const changing = [
    await changeDesk(bench, large),
    await changeDesk(bench, await bench.small()),
    ...(pouch.kind === 'here' ? [await changePouch(bench, pouch.program)] : []),
    ...(rt.kind === 'here' ? [changeRequestTracker(rt.program, bench.rounds)] : []),
  ]
  const sides = await alternate(changing, bench.rounds * 5, restMs)
  const [ofLarge, ofSmall] = sides
  return {
    id: 'B6',
    what: 'one change at the service → row painted',
    sides,
    verdicts: [
      atMost(`p95 with ${large.tickets} tickets`, ofLarge?.p95 ?? null, 50, 'ms'),
      atMost('large ÷ small', timesOf(ofLarge, ofSmall), 1.05, 'times'),
    ],
    missing: [
      ...missingSides(pouch, 'PouchDB, live replication'),
      ...missingSides(rt, 'Request Tracker, LastUpdated >'),
    ],
  }
}

async function changeDesk(bench: Bench, desk: FilledDesk): Promise<Side> {
  const live = await openLiveDesk(bench, desk, 'change-to-row')
  const { url, token } = live.service
  const filed = await callApi(url, token, 'POST', '/v1/tickets', { body: newTicket })
  let ticket = ticketSchema.parse(filed.body)
  await live.page.evaluate((text) => window.paintClock.rowPainted(text), ticket.subject)
  let turn = 0
  const sample = async () => {
    const subject = `Changed ${(turn += 1)}`
    const painted = live.page.evaluate((text) => window.paintClock.rowPainted(text), subject)
    const sent = performance.timeOrigin + performance.now()
    const answer = await callApi(url, token, 'PATCH', `/v1/tickets/${ticket.id}`, {
      headers: { 'if-match': `"${ticket.version}"` },
      body: { subject },
    })
    ticket = ticketSchema.parse(answer.body)
    return (await painted) - sent
  }
  return { name: `${desk.tickets} tickets`, sample }
}

const newTicket = {
  groupName: 'Blue Heron Bakery',
  urgency: 'impaired-function',
  requester: {
    firstName: 'Ines',
    lastName: 'Okafor',
    email: 'ines@heron.example',
    phone: '+49 30 5550 1212',
  },
  subject: 'A ticket to change',
  description: 'Since this morning every card is refused.',
}

/** Up to the event that a program with PouchDB would draw at; nothing is painted. */
async function changePouch({ later, size }: Bench, pouch: Pouch): Promise<Side> {
  const tickets = size.pouchTickets
  const remote = pouch.remote('live')
  const local = pouch.local('live-here')
  await fillPouch(remote, tickets)
  const [first] = oneMessageTickets(tickets)
  const id = first?.ticket.id ?? ''
  const replication = local.replicate.from(remote, { live: true, retry: true, since: 'now' })
  // A cancelled live replication rejects; that is the end of this question and of nothing else.
  replication.catch(() => undefined)
  later(async () => {
    changes.cancel()
    replication.cancel()
    await local.close()
  })
  const changes = local.changes({ live: true, since: 'now', include_docs: true })
  let turn = 0
  const sample = async () => {
    const subject = `Changed ${(turn += 1)}`
    const document = await remote.get(id)
    const arrived = new Promise<void>((resolve) => {
      changes.on('change', ({ doc }) => {
        if (doc?.subject === subject) resolve()
      })
    })
    const sent = performance.now()
    await remote.put({ ...document, subject })
    await arrived
    return performance.now() - sent
  }
  const name = `PouchDB, live replication, ${tickets} tickets, nothing painted`
  return { name, sample, keeps: pouchKeeps }
}

/** One change and one poll that finds it, at once: the pause between two polls comes on top. */
function changeRequestTracker(rt: RequestTracker, most: number): Side {
  let turn = 0
  const sample = async () => {
    const subject = `Changed ${(turn += 1)}`
    // Its clock counts in seconds.
    const since = new Date(Date.now() - 1000).toISOString().slice(0, 19).replace('T', ' ')
    const sent = performance.now()
    await changeTicket(rt, 1, { Subject: subject })
    const { items } = await listTickets(rt, { query: `LastUpdated > '${since}'`, fields: rowFields })
    if (!items.some((item) => item['Subject'] === subject)) throw new Error('The poll missed the change.')
    return performance.now() - sent
  }
  const name = `Request Tracker, a poll at the right moment, ${rt.tickets} tickets, nothing painted`
  return { name, sample, most }
}
