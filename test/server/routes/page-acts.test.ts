import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliveryListSchema, pageListSchema, pageSchema, type Page } from '#shared/protocol/page'
import { problemSchema } from '#shared/protocol/problem'
import { ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Call, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { bring, deliveryRows, pagedPerson, pageNow, runOf, wake } from '../../support/paged-people.ts'

const at = Date.parse('2026-11-28T03:00:00.000Z')
const iso = new Date(at).toISOString()
const halfAnHour = 30 * 60_000
let desk: Desk
beforeEach(async () => {
  desk = await startDesk({ clock: () => new Date(at), engineClock: { now: () => 5000 } })
  await desk.api('POST', '/v1/groups', { body: { name: 'Acme' } })
})
afterEach(() => closeSoundDesk(desk))

const act = (page: Page, name: string, call: Call = {}) =>
  desk.api('POST', `/v1/pages/${page.id}/${name}`, { body: {}, ...call })
const codeOf = (body: unknown) => problemSchema.parse(body).code
const lastMessage = async (id: string) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body).messages.at(-1)
const change = async (id: string, body: object) => {
  const { headers } = await desk.api('GET', `/v1/tickets/${id}`)
  return desk.api('PATCH', `/v1/tickets/${id}`, { body, headers: { 'if-match': headers.get('etag') ?? '' } })
}

async function criticalPage(groupName = 'Acme') {
  const ticket = await file(desk, { groupName, urgency: 'mission-critical' })
  const { items } = pageListSchema.parse((await desk.api('GET', '/v1/pages')).body)
  const page = items.find(({ ticketIds }) => ticketIds.includes(ticket.id))
  if (page === undefined) throw new Error('A mission-critical ticket of a known group pages.')
  return { ticket, page }
}

describe('acknowledging a page', () => {
  it('says who has it, takes back what nobody sends yet, and tells everybody who was woken', async () => {
    const { ticket, page } = await criticalPage()
    const { staff, token } = await newColleague(desk, 'Ann')
    const ann = await pagedPerson(desk, { id: 'r-ann', name: 'Ann', staffId: staff.id })
    const bob = await pagedPerson(desk, { id: 'r-bob', name: 'Bob', channels: ['snpp', 'pagerduty'] })
    const cem = await pagedPerson(desk, { id: 'r-cem', name: 'Cem' })
    const dan = await pagedPerson(desk, { id: 'r-dan', name: 'Dan' })
    await wake(desk, page, ann, 'accepted')
    await wake(desk, page, bob, 'accepted')
    await wake(desk, page, bob, 'accepted', 'pagerduty')
    await wake(desk, page, cem, 'failed')
    await wake(desk, page, dan, 'queued')
    const leased = await wake(desk, page, cem, 'queued')
    await desk.database.write((tx) => tx.updateTable('delivery').set({ lease: 'me', lease_until: 9000 }).where('id', '=', leased.id).execute()) // prettier-ignore

    const reply = await act(page, 'acknowledge', { token, body: { note: 'On my way.' } })
    expect(reply.status).toBe(200)
    const by = { name: 'Ann', staffId: staff.id, responderId: 'r-ann', how: 'console' }
    expect(reply.body).toMatchObject({ state: 'acknowledged', acknowledgedAt: iso, acknowledgedBy: by, nextRoundAt: null }) // prettier-ignore
    expect(await runOf(desk, page.id)).toMatchObject({ acknowledged_at: 5000, due_at: 5000 + halfAnHour, untold: 1 }) // prettier-ignore
    const rows = await deliveryRows(desk, page.id)
    const taken = rows.find(({ responder_id }) => responder_id === 'r-dan')
    expect(taken).toMatchObject({ state: 'failed', due_at: null, settled_at: 5000 })
    expect(taken?.told).toMatchObject({ state: 'failed', words: 'Not sent: Ann has it.', failedAt: iso })
    expect(rows.find(({ id }) => id === leased.id)).toMatchObject({ state: 'queued', due_at: 0, lease: 'me' })
    const tells = rows.filter(({ purpose }) => purpose === 'tell')
    expect(tells.map(({ responder_id, method_id, due_at }) => [responder_id, method_id, due_at])).toEqual([
      ['r-bob', 'r-bob-snpp', 0],
      ['r-bob', 'r-bob-pagerduty', 0],
    ])
    const message = await lastMessage(ticket.id)
    expect(message).toMatchObject({ kind: 'event', author: { name: 'Ann', staffId: staff.id } })
    expect(message?.body).toBe('Ann acknowledged the page in the console and has it. On my way.')
  })

  it('is won by one of two at once; the other one sees who', async () => {
    const { page } = await criticalPage()
    const [ann, bob] = [await newColleague(desk, 'Ann'), await newColleague(desk, 'Bob')]
    const replies = await Promise.all([ann, bob].map(({ token }) => act(page, 'acknowledge', { token })))
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    const [one, other] = replies.map(({ body }) => pageSchema.parse(body))
    expect(one?.acknowledgedBy?.name).toMatch(/^(Ann|Bob)$/)
    expect(other).toEqual(one)
    expect(await pageNow(desk, page.id)).toEqual(one)
  })

  it('has whoever has it asked alone for the group’s next ticket, by a page of its own', async () => {
    const { page } = await criticalPage()
    const { staff, token } = await newColleague(desk, 'Ann')
    await pagedPerson(desk, { id: 'r-ann', name: 'Ann', staffId: staff.id })
    await act(page, 'acknowledge', { token })
    const second = await file(desk, { groupName: 'Acme', urgency: 'mission-critical' })
    expect(second.gate).toMatchObject({ outcome: 'told', cause: 'filed' })
    const told = await pageNow(desk, second.gate?.pageId ?? page.id)
    expect(told).toMatchObject({ state: 'queued', ticketIds: [second.id], firstTo: 'r-ann' })
    expect((await pageNow(desk, page.id)).ticketIds).not.toContain(second.id)
  })

  it.each([
    ['has no pager', null],
    ['is no responder any more', { active: false }],
    ['has no way to be paged', { channels: [] }],
  ])('pages everybody for the next one where whoever has it %s', async (_, person) => {
    const { page } = await criticalPage()
    const { staff, token } = await newColleague(desk, 'Ann')
    const ann = { id: 'r-ann', name: 'Ann', staffId: staff.id }
    if (person !== null) await pagedPerson(desk, ann)
    await act(page, 'acknowledge', { token })
    if (person !== null) await pagedPerson(desk, { ...ann, ...person })
    const second = await file(desk, { groupName: 'Acme', urgency: 'mission-critical' })
    expect(second.gate).toMatchObject({ outcome: 'page', reason: expect.stringMatching(/nothing would tell whoever has the earlier page/) as string }) // prettier-ignore
    expect(await pageNow(desk, second.gate?.pageId ?? page.id)).toMatchObject({ firstTo: null, state: 'queued' }) // prettier-ignore
  })

  it('is carried out once under one key', async () => {
    const { ticket, page } = await criticalPage()
    const headers = { 'idempotency-key': 'ack' }
    const first = await act(page, 'acknowledge', { headers })
    const message = await lastMessage(ticket.id)
    const again = await act(page, 'acknowledge', { headers })
    expect([again.status, again.body]).toEqual([200, first.body])
    expect(await lastMessage(ticket.id)).toEqual(message)
  })

  it.each([
    ['resolved', /resolved: it wakes nobody/],
    ['withheld', /was withheld: it has woken nobody/],
    ['failed', /has failed and is over\. Too late\./],
  ] as const)('is refused once the page is %s, and changes nothing', async (state, words) => {
    const { page } = await criticalPage()
    const over = await bring(desk, page, { state, trouble: 'Too late.' })
    const reply = await act(page, 'acknowledge')
    expect([reply.status, codeOf(reply.body)]).toEqual([409, 'page-state'])
    expect(problemSchema.parse(reply.body).detail).toMatch(words)
    expect(await pageNow(desk, page.id)).toEqual(over)
  })

  it('needs a page, a token, and no more than a note', async () => {
    const { page } = await criticalPage()
    expect((await desk.api('POST', '/v1/pages/nowhere/acknowledge', { body: {} })).status).toBe(404)
    expect((await act(page, 'acknowledge', { token: null })).status).toBe(401)
    expect((await act(page, 'acknowledge', { body: { loud: true } })).status).toBe(400)
    expect((await pageNow(desk, page.id)).acknowledgedBy).toBeNull()
  })
})

describe('handing a page over', () => {
  it('makes it theirs, tells them at once, and begins the 30 minutes anew', async () => {
    const { ticket, page } = await criticalPage()
    const { staff, token } = await newColleague(desk, 'Ann')
    await pagedPerson(desk, { id: 'r-ann', name: 'Ann', staffId: staff.id })
    await pagedPerson(desk, { id: 'r-bob', name: 'Bob' })
    await act(page, 'acknowledge')
    const reply = await act(page, 'hand-over', { token, body: { to: 'r-bob', note: 'I go home.' } })
    const by = { name: 'Bob', staffId: null, responderId: 'r-bob', how: 'console' }
    expect(reply.body).toMatchObject({ state: 'acknowledged', acknowledgedBy: by })
    const rows = await deliveryRows(desk, page.id)
    expect(rows.map(({ purpose, responder_id, due_at }) => [purpose, responder_id, due_at])).toEqual([['tell', 'r-bob', 0]]) // prettier-ignore
    expect(await runOf(desk, page.id)).toMatchObject({ due_at: 5000 + halfAnHour, untold: 1 })
    expect((await lastMessage(ticket.id))?.body).toBe('Ann handed the page over to Bob, who has it now. I go home.') // prettier-ignore
  })

  it('tells whoever had it where somebody else gave it away', async () => {
    const { page } = await criticalPage()
    const ann = await newColleague(desk, 'Ann')
    await pagedPerson(desk, { id: 'r-ann', name: 'Ann', staffId: ann.staff.id })
    const bob = await newColleague(desk, 'Bob')
    await pagedPerson(desk, { id: 'r-bob', name: 'Bob', staffId: bob.staff.id })
    await act(page, 'acknowledge', { token: ann.token })
    await act(page, 'hand-over', { token: bob.token, body: { to: 'r-bob' } })
    const rows = await deliveryRows(desk, page.id)
    expect(rows.map(({ purpose, responder_id }) => [purpose, responder_id])).toEqual([['tell', 'r-ann']])
  })

  it('is refused while nobody has it, and to nobody who can be told', async () => {
    const { page } = await criticalPage()
    await pagedPerson(desk, { id: 'r-bob', name: 'Bob' })
    await pagedPerson(desk, { id: 'r-gone', name: 'Gone', active: false })
    await pagedPerson(desk, { id: 'r-mute', name: 'Mute', channels: [] })
    const early = await act(page, 'hand-over', { body: { to: 'r-bob' } })
    expect([early.status, codeOf(early.body)]).toEqual([409, 'page-state'])
    await act(page, 'acknowledge')
    for (const to of ['r-gone', 'r-mute', 'r-nobody']) {
      const reply = await act(page, 'hand-over', { body: { to } })
      expect([to, reply.status, problemSchema.parse(reply.body).errors?.[0]?.path]).toEqual([to, 422, 'to'])
    }
    expect((await pageNow(desk, page.id)).acknowledgedBy?.name).toBe('Administrator')
  })
})

describe('a page is over', () => {
  it('once somebody resolves it: nobody is woken any more, alarms end, and who knows nothing is told', async () => {
    const { ticket, page } = await criticalPage()
    const bob = await pagedPerson(desk, { id: 'r-bob', name: 'Bob', channels: ['snpp', 'pagerduty'] })
    await wake(desk, page, bob, 'accepted')
    await wake(desk, page, bob, 'accepted', 'pagerduty')
    await wake(desk, page, bob, 'queued')
    const reply = await act(page, 'resolve', { body: { note: 'A test.' } })
    expect(reply.body).toMatchObject({ state: 'resolved', resolvedAt: iso, acknowledgedBy: null })
    const rows = await deliveryRows(desk, page.id)
    expect(rows[2]?.told.words).toBe('Not sent: the page is resolved.')
    expect(rows.slice(3).map(({ purpose, method_id }) => [purpose, method_id])).toEqual([
      ['tell', 'r-bob-snpp'],
      ['end', 'r-bob-pagerduty'],
    ])
    expect(await runOf(desk, page.id)).toMatchObject({ due_at: null, untold: 1 })
    expect((await lastMessage(ticket.id))?.body).toContain('resolved the page')
    expect((await act(page, 'resolve')).body).toEqual(await pageNow(desk, page.id))
  })

  it('once its last open ticket is resolved, closed or merged into one that is', async () => {
    const { ticket, page } = await criticalPage()
    const second = await file(desk, { groupName: 'Acme', urgency: 'mission-critical' })
    expect(second.gate?.pageId).toBe(page.id)
    const third = await file(desk, { groupName: 'Acme' })
    await change(ticket.id, { status: 'resolved' })
    expect((await pageNow(desk, page.id)).state).toBe('queued')
    await change(second.id, { urgency: 'impaired-function' })
    await desk.api('POST', `/v1/tickets/${second.id}/merge`, { body: { into: third.id } })
    expect((await pageNow(desk, page.id)).state).toBe('queued')
    await change(third.id, { status: 'closed' })
    expect(await pageNow(desk, page.id)).toMatchObject({ state: 'resolved', resolvedAt: iso })
  })

  it('never because a ticket was merged: it is neither silenced nor does it wake again', async () => {
    const { ticket, page } = await criticalPage()
    const bob = await pagedPerson(desk, { id: 'r-bob', name: 'Bob' })
    await wake(desk, page, bob, 'accepted')
    const other = await file(desk, { groupName: 'Acme' })
    await change(ticket.id, { urgency: 'impaired-function' })
    const before = await pageNow(desk, page.id)
    await desk.api('POST', `/v1/tickets/${ticket.id}/merge`, { body: { into: other.id } })
    expect(await pageNow(desk, page.id)).toEqual(before)
    const settled = await file(desk, { groupName: 'Acme' })
    await change(settled.id, { status: 'resolved' })
    const refused = await desk.api('POST', `/v1/tickets/${other.id}/merge`, { body: { into: settled.id } })
    expect(refused.status).toBe(422)
    expect(await pageNow(desk, page.id)).toEqual(before)
    expect(pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items).toHaveLength(1)
  })

  it('not because another ticket is: a page by hand about a settled one goes on', async () => {
    const settled = await file(desk, { groupName: 'Acme' })
    await change(settled.id, { status: 'resolved' })
    await desk.api('POST', '/v1/pages', { body: { id: 'p-hand', kind: 'manual', ticketId: settled.id, text: 'Look' } }) // prettier-ignore
    const { ticket } = await criticalPage()
    await change(ticket.id, { status: 'resolved' })
    expect((await pageNow(desk, 'p-hand')).state).toBe('queued')
  })
})

it('lists every message of a page, piece by piece', async () => {
  const { page } = await criticalPage()
  const bob = await pagedPerson(desk, { id: 'r-bob', name: 'Bob' })
  const sent = [await wake(desk, page, bob, 'failed'), await wake(desk, page, bob, 'accepted'), await wake(desk, page, bob, 'queued')] // prettier-ignore
  const path = `/v1/pages/${page.id}/deliveries`
  const first = deliveryListSchema.parse((await desk.api('GET', `${path}?limit=2`)).body)
  const rest = deliveryListSchema.parse((await desk.api('GET', `${path}?limit=2&after=${first.after}`)).body)
  expect([first.items.length, rest.after]).toEqual([2, null])
  expect([...first.items, ...rest.items]).toEqual(sent)
  expect((await desk.api('GET', '/v1/pages/nowhere/deliveries')).status).toBe(404)
  expect((await desk.api('GET', `${path}?after=nonsense`)).status).toBe(400)
})
