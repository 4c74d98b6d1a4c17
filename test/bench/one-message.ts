import { ensureSettings, initialSettings } from '#server/store/settings'
import { insertHistory } from '#server/store/bulk'
import { openDatabase } from '#server/store/database'
import { makeSample } from '../../server/sample/make-sample.ts'
import type { SampleTicket } from '../../server/sample/sample-ticket.ts'

/** The present of these tickets' story. */
const present = new Date('2026-11-23T09:00:00.000Z')
const atOnce = 1000

/** Seeded tickets with nothing but the customer's own words: the shape that the peers' rows have. */
export function* oneMessageTickets(count: number): Generator<SampleTicket> {
  for (const { ticket, messages } of makeSample({ seed: 1, tickets: count, now: present }).tickets) {
    yield { ticket, messages: messages.slice(0, 1), flags: [] }
  }
}

/** Puts them into a desk's data folder; the service must not run. */
export async function fillOneMessageDesk(dataDir: string, count: number): Promise<void> {
  const { staff, groups } = makeSample({ seed: 1, tickets: count, now: present })
  const database = await openDatabase(dataDir)
  const settings = await initialSettings(dataDir)
  await database.write(async (tx) => {
    await ensureSettings(tx, settings, present)
    await insertHistory(tx, { staff, groups }, present)
    for (const tickets of inBatches(oneMessageTickets(count), atOnce))
      await insertHistory(tx, { tickets }, present)
  })
  await database.close()
}

/** The same tickets as documents, message included. */
export function* oneMessageDocuments(count: number): Generator<{ _id: string; subject: string }[]> {
  for (const batch of inBatches(oneMessageTickets(count), atOnce)) {
    yield batch.map(({ ticket, messages }) => ({ _id: ticket.id, ...ticket, messages }))
  }
}

function* inBatches<Thing>(things: Iterable<Thing>, size: number): Generator<Thing[]> {
  let batch: Thing[] = []
  for (const thing of things) {
    batch.push(thing)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
