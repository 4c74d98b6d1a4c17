import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import { fillSample } from '#server/sample/fill-sample'
import { openDatabase, type Database } from '#server/store/database'
import { erasePerson } from '#server/store/erasures'
import { deskAuthor } from '#server/store/pass-gate'
import { searchWords } from '#server/store/search-text'
import { ensureSettings, defaultSettings } from '#server/store/settings'
import { listTickets } from '#server/store/ticket-list'
import { findTicket, putTicket } from '#server/store/tickets'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const now = new Date('2026-11-23T15:00:00Z')
const everything = { urgencies: [], statuses: [], groupIds: [], assignees: [] }

/** Enough tickets for words that few of them hold, and for words that too many hold. */
async function sampleDesk(tickets: number): Promise<Database> {
  const database = await openDatabase(await temporaryFolder())
  onTestFinished(() => database.close())
  await database.write((tx) => ensureSettings(tx, defaultSettings, now))
  await fillSample(database, { tickets, seed: 5 }, now)
  return database
}

const find = (database: Database, q: string, limit = 10_000): Promise<Ticket[]> =>
  database.read(async (reader) => {
    const found = await listTickets(reader, { ...everything, words: searchWords(q) }, limit, null)
    return z.array(ticketSchema).parse(JSON.parse(`[${Buffer.from(found.documents ?? []).toString()}]`))
  })

function holds({ number, subject, groupName, requester }: Ticket, q: string): boolean {
  const text = [number, subject, groupName, ...Object.values(requester)].join(' ')
  return searchWords(q).every((word) => searchWords(text).some((held) => held.startsWith(word)))
}

it('finds what a look at every ticket finds, in the same order, rare words or common ones', async () => {
  const database = await sampleDesk(2500)
  const all = await find(database, '')
  const [some] = all
  const person = some?.requester.lastName ?? ''
  const queries = ['mail', 'a', 'e 1', 'com', 'example', '#1234', '12', 'mail web', `${person} mail`, person]
  for (const q of [...queries, 'zzz', 'Ma', 'é', '"mail" OR *', some?.requester.email ?? '']) {
    const expected = all.filter((ticket) => holds(ticket, q)).map((ticket) => ticket.number)
    expect(
      (await find(database, q)).map((ticket) => ticket.number),
      q,
    ).toEqual(expected)
  }
  expect((await find(database, 'example')).length).toBeGreaterThan(2000)
})

it('follows a change, and keeps no word of an erased person in the file', async () => {
  const database = await sampleDesk(20)
  const [first] = await find(database, '')
  const requester = { firstName: 'Qzxwvut', lastName: 'Kjhgfds', email: 'qzxwvut@example.com', phone: '1234' }
  await database.write(async (tx) => {
    const ticket = await findTicket(tx, first?.id ?? '')
    if (ticket === null) throw new Error('There is no ticket.')
    const next = { ...ticket, subject: 'Wholly different', requester }
    await putTicket(tx, ticket, next, { by: deskAuthor, why: `For ${requester.firstName}` }, now)
  })
  expect(await find(database, 'wholly qzxw')).toHaveLength(1)
  await database.write((tx) => erasePerson(tx, requester.email, deskAuthor, now))
  expect(await find(database, 'qzxw')).toHaveLength(0)
  expect(await find(database, 'wholly')).toHaveLength(1)
  // Closing folds the write-ahead log into the file.
  await (await openDatabase(dirname(database.file))).close()
  const bytes = await readFile(database.file, 'latin1')
  expect(bytes).toContain('wholly')
  expect(bytes).not.toMatch(/zxwvut|jhgfds/i)
})
