import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { groupWithRecordSchema } from '#shared/protocol/group'
import { pageListSchema, type Page } from '#shared/protocol/page'
import { problemSchema } from '#shared/protocol/problem'
import { ticketSchema, ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { gatherLatePages } from '#server/store/late-pages'
import { withTrails } from '#server/store/merge-trail'
import { staffTouchedSince } from '#server/store/staff-touched'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file, newTicket } from '../../support/filed.ts'
import { pageNow } from '../../support/paged-people.ts'

const minute = 60_000
let desk: Desk
let now: number
beforeEach(async () => {
  now = Date.parse('2026-11-28T03:00:00.000Z')
  desk = await startDesk({ clock: () => new Date(now), engineClock: { now: () => 5000 } })
})
afterEach(() => closeSoundDesk(desk))

const merge = (ticket: Ticket, into: Ticket, headers: Record<string, string> = {}) =>
  desk.api('POST', `/v1/tickets/${ticket.id}/merge`, { body: { into: into.id }, headers })
const unmerge = (ticket: Ticket, from: Ticket, headers: Record<string, string> = {}) =>
  desk.api('POST', `/v1/tickets/${ticket.id}/unmerge`, { body: { from: from.id }, headers })
const read = async ({ id }: Pick<Ticket, 'id'>) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
const lastWords = async (ticket: Ticket) => (await read(ticket)).messages.at(-1)?.body
const change = async ({ id }: Ticket, body: object) => {
  const reply = await desk.api('PATCH', `/v1/tickets/${id}`, { body, headers: { 'if-match': '*' } })
  expect(reply.status).toBe(200)
}
const pages = async () => pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items
const known = () => desk.api('POST', '/v1/groups', { body: { name: 'Acme' } })
const critical = (groupName = 'Acme') => file(desk, { groupName, urgency: 'mission-critical' })

describe('a merge', () => {
  it('keeps who did it and the status before; taken apart, the ticket is what it was, and both say so', async () => {
    const [one, other] = [await file(desk), await file(desk)]
    await change(one, { status: 'pending' })
    const merged = ticketSchema.parse((await merge(one, other)).body)
    expect(merged).toMatchObject({
      status: 'closed',
      mergedInto: other.id,
      merged: { by: { name: 'Administrator' }, at: new Date(now).toISOString(), status: 'pending' },
    })
    const reply = await unmerge(one, other)
    const apart = ticketSchema.parse(reply.body)
    expect(reply.headers.get('etag')).toBe(`"${apart.version}"`)
    expect(apart).toMatchObject({ status: 'pending', mergedInto: null, merged: null })
    // Its customer was told nothing meanwhile: that was no answer.
    expect(apart.timeline).toMatchObject({ answeredAt: null, turns: [{ to: 'customer' }] })
    expect(apart.version).toBeGreaterThan(merged.version)
    expect(await lastWords(one)).toBe(`Administrator took this ticket apart from #${other.number}.`)
    expect(await lastWords(other)).toBe(`#${one.number} is a ticket of its own again.`)
    const history = (await desk.api('GET', `/v1/tickets/${one.id}/history`)).text
    expect(history).toContain(`{"field":"merged","from":"${other.number}","to":null}`)
  })

  it('and its end take effect once, however often they are sent; what is apart already stays as it is', async () => {
    const [one, other] = [await file(desk), await file(desk)]
    const first = await merge(one, other, { 'idempotency-key': 'merge' })
    expect((await merge(one, other, { 'idempotency-key': 'merge' })).body).toEqual(first.body)
    const apart = await unmerge(one, other, { 'idempotency-key': 'apart' })
    const { version } = await read(one)
    expect((await unmerge(one, other, { 'idempotency-key': 'apart' })).body).toEqual(apart.body)
    expect((await unmerge(one, other)).status).toBe(200)
    expect((await read(one)).version).toBe(version)
    expect((await merge(one, other, { 'idempotency-key': 'merge' })).body).toEqual(first.body)
    expect((await read(one)).mergedInto).toBeNull()
  })

  it('is not taken apart from another ticket than the author saw', async () => {
    const [one, other, third] = [await file(desk), await file(desk), await file(desk)]
    await merge(one, third)
    const refused = problemSchema.parse((await unmerge(one, other)).body)
    expect(refused).toMatchObject({ status: 409, code: 'already-merged' })
    expect(refused.detail).toContain(`has been merged into #${third.number} since`)
    expect((await read(one)).mergedInto).toBe(third.id)
    expect((await desk.api('POST', '/v1/tickets/none/unmerge', { body: { from: one.id } })).status).toBe(404)
  })

  it('goes round in no circle, and a ticket of two goes on as one', async () => {
    const [one, other, third] = [await file(desk), await file(desk), await file(desk)]
    await merge(one, other)
    for (const [from, into, words] of [
      [other, one, `#${one.number} was merged into this ticket.`],
      [third, one, `#${one.number} was merged into another ticket before: merge into that one.`],
    ] as const)
      expect(problemSchema.parse((await merge(from, into)).body)).toMatchObject({
        status: 409,
        detail: words,
      })
    expect((await merge(other, third)).status).toBe(200)
    expect(await read(one)).toMatchObject({ mergedInto: other.id })
  })

  it('is told to the other one too where the ticket is opened again instead', async () => {
    const [one, other] = [await file(desk), await file(desk)]
    await merge(one, other)
    await change(one, { status: 'open' })
    expect(await read(one)).toMatchObject({ mergedInto: null, merged: null })
    expect(await lastWords(other)).toBe(`#${one.number} is a ticket of its own again.`)
  })
})

describe('the people on duty and a merge', () => {
  it('what is mission critical is not merged into what is not, settled or not', async () => {
    await known()
    const [one, other] = [await critical(), await file(desk, { groupName: 'Acme' })]
    const refused = problemSchema.parse((await merge(one, other)).body)
    expect(refused).toMatchObject({ status: 422, code: 'invalid-reference' })
    expect(refused.detail).toContain(`#${one.number} is mission critical and #${other.number} is not`)
    expect(await read(one)).toMatchObject({ status: 'new', mergedInto: null, version: one.version })
    await change(one, { status: 'resolved' })
    expect((await merge(one, other)).status).toBe(200)
  })

  it('a merge and its end neither wake anybody nor end a page; each ticket asks for what it asked for', async () => {
    await known()
    const [one, other] = [await critical(), await critical()]
    const [before] = (await pages()) as [Page]
    await merge(one, other)
    expect(await pageNow(desk, before.id)).toEqual(before)
    await unmerge(one, other)
    expect(await pages()).toEqual([before])
    expect(await read(one)).toMatchObject({ status: 'new', gate: one.gate })
    await change(other, { status: 'resolved' })
    expect((await pageNow(desk, before.id)).state).toBe('queued')
  })

  it('a page ends with the ticket that is left, and what is taken apart afterwards asks for people again', async () => {
    await known()
    const [one, other] = [await critical(), await critical()]
    const [page] = (await pages()) as [Page]
    await merge(one, other)
    now += minute
    await change(other, { status: 'resolved' })
    expect((await pageNow(desk, page.id)).state).toBe('resolved')
    now += minute
    await unmerge(one, other)
    expect((await read(one)).gate).toMatchObject({ outcome: 'page', cause: 'reopened' })
    expect(await pages()).toHaveLength(2)
  })

  it('what nobody was woken for stays so: a page that was over before wakes nobody, nor does a blocked group', async () => {
    await known()
    const [one, other] = [await critical(), await critical('Nobody knows')]
    const [page] = (await pages()) as [Page]
    await desk.api('POST', `/v1/pages/${page.id}/resolve`, { body: {} })
    now += minute
    const third = await critical()
    const woken = (await pages()).length
    for (const [from, into] of [[one, third], [other, third]] as const) {
      await merge(from, into)
      now += minute
      await unmerge(from, into)
      expect((await read(from)).gate).toEqual(from.gate)
    } // prettier-ignore
    expect(await pages()).toHaveLength(woken)
  })

  it('a group that was confirmed meanwhile wakes people for what is taken apart', async () => {
    const [one, other] = [await critical('Unknown Ltd'), await critical('Another Ltd')]
    await merge(one, other)
    const { body } = await desk.api('GET', `/v1/groups/${one.groupId}`)
    const { id, version } = groupWithRecordSchema.parse(body)
    const headers = { 'if-match': `"${version}"` }
    await desk.api('PATCH', `/v1/groups/${id}`, { body: { confirmed: true }, headers })
    expect(await pages()).toEqual([])
    await unmerge(one, other)
    expect((await read(one)).gate?.outcome).toBe('page')
    expect(await pages()).toHaveLength(1)
  })

  it('a page that no pager sent in time still tells of a merged ticket while the other one is open', async () => {
    await known()
    const [one, other] = [await critical(), await critical('Elsewhere')]
    await merge(one, other)
    now += 31 * minute
    await desk.database.write((tx) => gatherLatePages(tx, new Date(now)))
    expect((await pages()).map(({ state }) => state).toSorted()).toEqual(['failed', 'queued'])
  })

  it('work on the ticket that is left counts as work on the merged one: its page does not go round again', async () => {
    await known()
    const [one, other] = [await critical(), await critical()]
    await merge(one, other)
    const since = new Date(now).toISOString()
    now += minute
    await desk.api('POST', `/v1/tickets/${other.id}/messages`, { body: { kind: 'note', body: 'On it.' } })
    const touched = await desk.database.read(async (reader) => [
      await staffTouchedSince(reader, [one.id], since),
      await staffTouchedSince(reader, await withTrails(reader, [one.id]), since),
    ])
    expect(touched).toEqual([false, true])
  })

  it('changes nothing in the record of a group', async () => {
    await known()
    const one = await critical()
    now += minute
    const other = await critical()
    await change(one, { verdict: 'false-alarm' })
    const record = async () =>
      groupWithRecordSchema.parse((await desk.api('GET', `/v1/groups/${one.groupId}`)).body).urgencyRecord
    const before = await record()
    expect(before?.missionCritical.toSorted()).toEqual([one.id, other.id].toSorted())
    expect(before?.falseAlarms).toEqual([one.id])
    await merge(one, other)
    expect(await record()).toEqual(before)
    await unmerge(one, other)
    expect(await record()).toEqual(before)
    expect((await read(one)).verdict).toBe('false-alarm')
  })
})

describe('the receipt of a merged ticket', () => {
  const receiptOf = async (ticket: Ticket) => {
    const row = await desk.database.read((reader) =>
      reader.selectFrom('ticket').select('receipt').where('id', '=', ticket.id).executeTakeFirstOrThrow(),
    )
    return (await desk.api('GET', `/t/${row.receipt}`, { token: null })).text
  }

  it('shows what was said in it alone, also to the same address, and names the other one to that', async () => {
    const { requester } = newTicket()
    const other = await file(desk, { description: 'What only the other says.' })
    const stranger = await file(desk, { requester: { ...requester, email: 'bob@example.net' } })
    const same = await file(desk, { requester: { ...requester, email: 'Grace@Example.COM ' } })
    for (const one of [stranger, same]) await merge(one, other)
    await desk.api('POST', `/v1/tickets/${other.id}/messages`, { body: { kind: 'reply', body: 'An answer.', force: true } }) // prettier-ignore
    for (const one of [stranger, same]) {
      const page = await receiptOf(one)
      expect(page).not.toContain('What only the other says.')
      expect(page).not.toContain('An answer.')
      expect(page).toContain('was joined with')
      expect(page.includes(`your ticket ${other.number} `)).toBe(one === same)
    }
    expect(await receiptOf(other)).toContain('An answer.')
    expect(await receiptOf(other)).not.toMatch(/merged|joined/)
  })
})
