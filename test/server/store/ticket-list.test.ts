import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import { fillSample } from '#server/sample/fill-sample'
import { openDatabase, type Reader } from '#server/store/database'
import { defaultSettings, ensureSettings } from '#server/store/settings'
import { listTickets, type TicketFilter, type TicketPlace } from '#server/store/ticket-list'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const now = new Date('2026-11-23T15:00:00Z')
const everything: TicketFilter = { urgencies: [], statuses: [], groupIds: [], assignees: [], words: [] }

async function allPages(reader: Reader, filter: TicketFilter, limit: number): Promise<Ticket[][]> {
  const pages: Ticket[][] = []
  let after: TicketPlace | null = null
  do {
    const page = await listTickets(reader, filter, limit, after)
    pages.push(z.array(ticketSchema).parse(JSON.parse(`[${Buffer.from(page.documents ?? []).toString()}]`)))
    after = page.after
  } while (after !== null)
  return pages
}

const placeOf = ({ updatedAt, number }: Ticket) => `${updatedAt} ${String(number).padStart(9, '0')}`

it('puts whole documents together in the order of their last change, whatever the page and the letters in them', async () => {
  const database = await openDatabase(await temporaryFolder())
  onTestFinished(() => database.close())
  await database.write((tx) => ensureSettings(tx, defaultSettings, now))
  await fillSample(database, { tickets: 240, seed: 3 }, now)
  const rows = await database.read((reader) => reader.selectFrom('ticket').select('doc').execute())
  const all = rows
    .map(({ doc }) => ticketSchema.parse(JSON.parse(doc)))
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1))
  expect(Buffer.byteLength(JSON.stringify(all))).toBeGreaterThan(JSON.stringify(all).length)
  const filters: [TicketFilter, (ticket: Ticket) => boolean][] = [
    [everything, () => true],
    [
      { ...everything, statuses: ['open', 'closed'] },
      ({ status }) => status === 'open' || status === 'closed',
    ],
    [{ ...everything, assignees: [null] }, ({ assigneeId }) => assigneeId === null],
    [{ ...everything, words: ['zzzz'] }, () => false],
  ]
  await database.read(async (reader) => {
    for (const [filter, fits] of filters) {
      const wanted = all.filter(fits)
      for (const limit of [1, 7, Math.max(1, wanted.length), 200, 500]) {
        const pages = await allPages(reader, filter, limit)
        expect(pages.flat()).toEqual(wanted)
        expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
        expect(pages.length).toBe(Math.max(1, Math.ceil(wanted.length / limit)))
      }
    }
  })
})
