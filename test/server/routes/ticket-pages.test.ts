import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { ticketListSchema, type Ticket } from '#shared/protocol/ticket'
import { makeTicketPages } from '#server/routes/ticket-pages'
import { changeTicket } from '#server/store/change-ticket'
import { openDatabase, type Database } from '#server/store/database'
import { revokeDevice } from '#server/store/devices'
import { erasePerson } from '#server/store/erasures'
import { putStaff, staffAuthor } from '#server/store/staff'
import { fileTicket } from '#server/store/tickets'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'

const now = new Date('2026-11-30T10:00:00Z')
const query = { limit: 50, status: 'new,resolved' }

let desk: Desk
/** Of another process, as far as the first one can tell. */
let other: Database
/** The newest one, which stands first. */
let ticket: Ticket
let pages: ReturnType<typeof makeTicketPages>
let reads = 0

beforeAll(async () => {
  desk = await startDesk()
  other = await openDatabase(desk.dataDir)
  await file(desk, { subject: 'Older' })
})
afterAll(async () => {
  await other.close()
  await desk.close()
})
beforeEach(async () => {
  ticket = await file(desk, { subject: 'Newer' })
  reads = 0
  pages = makeTicketPages({
    ...desk.database,
    read: (work) => {
      reads += 1
      return desk.database.read(work)
    },
  })
})

const items = async (asked: Parameters<typeof pages>[0] = query) =>
  ticketListSchema.parse(JSON.parse((await pages(asked)).toString('utf8'))).items

it('looks once for a page while nothing is committed, and for each query by itself', async () => {
  const first = await pages(query)
  expect((await items())[0]).toEqual(ticket)
  expect(await pages({ ...query })).toBe(first)
  expect(reads).toBe(1)
  expect(await items({ ...query, limit: 1 })).toEqual([ticket])
  expect(await items({ ...query, status: 'closed' })).toEqual([])
  expect(reads).toBe(3)
})

it.each([
  ['this service', () => desk.database],
  ['another process', () => other],
])('shows what %s has committed since the page was asked for', async (_, writing) => {
  const by = staffAuthor((await newColleague(desk, 'Ada')).staff)
  expect((await items())[0]).toEqual(ticket)
  const filed = await writing().write((tx) =>
    fileTicket(tx, { ...newTicket({ subject: 'Newest' }), source: 'staff', author: by, now: new Date() }),
  )
  expect((await items())[0]).toEqual(filed.ticket)
  const { id } = filed.ticket
  const changed = await writing().write((tx) =>
    changeTicket(tx, id, { status: 'resolved' }, () => true, by, new Date()),
  )
  expect((await items())[0]).toEqual(changed)
  await writing().write((tx) => erasePerson(tx, changed.requester.email, by, now))
  expect((await pages(query)).toString('utf8')).not.toContain(changed.requester.email)
})

it.each(['br', 'gzip'])(
  'is packed as %s where that is asked for, and anew after each commit',
  async (encoding) => {
    const asked = async (headers: Readonly<Record<string, string>>) => {
      const reply = await desk.api('GET', '/v1/tickets', { headers })
      expect(reply.status).toBe(200)
      return { packed: reply.headers.get('content-encoding'), text: reply.text }
    }
    for (let round = 0; round < 3; round += 1) {
      const { subject } = await file(desk, { subject: `Round ${round} of ${encoding}` })
      const plain = await asked({ 'accept-encoding': 'identity' })
      expect(plain.packed).toBeNull()
      expect(plain.text).toContain(subject)
      const again = { packed: encoding, text: plain.text }
      expect(await asked({ 'accept-encoding': encoding })).toEqual(again)
      expect(await asked({ 'accept-encoding': encoding })).toEqual(again)
    }
  },
)

it('does not remember what was changed while it was being looked for', async () => {
  const by = staffAuthor((await newColleague(desk, 'Ada')).staff)
  const slow = makeTicketPages({
    ...desk.database,
    async read(work) {
      const found = await desk.database.read(work)
      await other.write((tx) => changeTicket(tx, ticket.id, { status: 'closed' }, () => true, by, new Date()))
      return found
    },
  })
  const asked = async () => ticketListSchema.parse(JSON.parse((await slow(query)).toString('utf8'))).items
  expect((await asked()).map(({ id }) => id)).toContain(ticket.id)
  expect((await asked()).map(({ id }) => id)).not.toContain(ticket.id)
})

it('shows a page that it remembers to nobody who may not see it', async () => {
  const { staff, token } = await newColleague(desk, 'Bo', 'admin')
  const device = await desk.database.read((reader) =>
    reader.selectFrom('device').select('id').where('staff_id', '=', staff.id).executeTakeFirstOrThrow(),
  )
  const statusOf = async (path: string, given: string | null = token) =>
    (await desk.api('GET', path, { token: given })).status
  const list = '/v1/tickets'
  expect([await statusOf(list), await statusOf(list), await statusOf('/v1/audit')]).toEqual([200, 200, 200])
  expect([await statusOf(list, null), await statusOf(list, 'unknown')]).toEqual([401, 401])
  await other.write((tx) => putStaff(tx, { ...staff, role: 'agent' }, now))
  expect([await statusOf('/v1/audit'), await statusOf(list)]).toEqual([403, 200])
  await other.write((tx) => revokeDevice(tx, device.id, now))
  expect([await statusOf(list), await statusOf(list, desk.token)]).toEqual([401, 200])
})
