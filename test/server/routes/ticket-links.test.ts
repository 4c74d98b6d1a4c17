import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changesReplySchema } from '#shared/protocol/changes'
import { problemSchema } from '#shared/protocol/problem'
import { ticketSchema, ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Call, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

let desk: Desk
let one: Ticket
let other: Ticket
beforeEach(async () => {
  desk = await startDesk()
  one = await file(desk)
  other = await file(desk)
})
afterEach(() => closeSoundDesk(desk))

const link = (id: string, otherId: string, relation: string | null, call: Call = {}) =>
  desk.api('PUT', `/v1/tickets/${id}/links/${otherId}`, { ...call, body: { relation } })
const read = async (id: string) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
const relationsOf = async ({ id }: Ticket) =>
  (await read(id)).links?.map(({ ticketId, relation }) => [ticketId, relation])

describe('a link between two tickets', () => {
  it('stands on both, from the side of each, with who and when, and both say so', async () => {
    const reply = await link(one.id, other.id, 'duplicate-of')
    expect(reply.status).toBe(200)
    const linked = ticketSchema.parse(reply.body)
    expect(linked).toMatchObject({ id: one.id, version: one.version + 1 })
    expect(reply.headers.get('etag')).toBe(`"${linked.version}"`)
    expect(linked.links).toMatchObject([
      { ticketId: other.id, relation: 'duplicate-of', by: { name: 'Administrator' } },
    ])
    expect(await relationsOf(other)).toEqual([[one.id, 'duplicated-by']])
    const last = async (id: string) => (await read(id)).messages.at(-1)?.body
    expect(await last(one.id)).toBe(`Administrator marked this ticket as a duplicate of #${other.number}.`)
    expect(await last(other.id)).toBe(`Administrator marked #${one.number} as a duplicate of this ticket.`)
    const { changes } = changesReplySchema.parse((await desk.api('GET', '/v1/changes?limit=5000')).body)
    const versions = changes.filter(({ kind }) => kind === 'ticket').map(({ version }) => version)
    expect(versions).toEqual([2, 2])
  })

  it('is one between two: another relation takes its place, from either side', async () => {
    await link(one.id, other.id, 'related')
    await link(other.id, one.id, 'duplicate-of')
    expect(await relationsOf(one)).toEqual([[other.id, 'duplicated-by']])
    expect(await relationsOf(other)).toEqual([[one.id, 'duplicate-of']])
  })

  it('is taken away from both, and neither is touched where nothing changes', async () => {
    await link(one.id, other.id, 'related')
    const before = await read(one.id)
    expect((await link(one.id, other.id, 'related')).status).toBe(200)
    expect(await read(one.id)).toEqual(before)
    await link(other.id, one.id, null)
    expect(await relationsOf(one)).toEqual([])
    expect(await relationsOf(other)).toEqual([])
    const { version } = await read(one.id)
    expect((await link(one.id, other.id, null)).status).toBe(200)
    expect((await read(one.id)).version).toBe(version)
  })

  it('changes no status, no urgency and no page', async () => {
    await link(one.id, other.id, 'duplicate-of')
    const after = await read(one.id)
    expect(after).toMatchObject({ status: one.status, urgency: one.urgency, mergedInto: null })
    expect((await desk.api('GET', '/v1/pages')).body).toMatchObject({ items: [] })
  })

  it('takes effect once, however often it is sent', async () => {
    const headers = { 'idempotency-key': 'once' }
    const first = await link(one.id, other.id, 'related', { headers })
    await link(one.id, other.id, null)
    const again = await link(one.id, other.id, 'related', { headers })
    expect(again.body).toEqual(first.body)
    expect(await relationsOf(one)).toEqual([])
  })

  it.each([
    ['itself', () => link(one.id, one.id, 'related'), 'invalid-reference'],
    ['one that is not there', () => link(one.id, 'none', 'related'), 'invalid-reference'],
    ['a relation that is none', () => link(one.id, other.id, 'child-of'), 'invalid-request'],
    ['from one that is not there', () => link('none', other.id, 'related'), 'not-found'],
  ])('is refused with %s, and nothing is changed', async (_, ask, code) => {
    expect(problemSchema.parse((await ask()).body).code).toBe(code)
    expect((await read(one.id)).version).toBe(one.version)
  })

  it('is refused beyond fifty, and may still be made another one', async () => {
    const many = await Promise.all(Array.from({ length: 50 }, () => file(desk)))
    for (const each of many) await link(one.id, each.id, 'related')
    const refused = problemSchema.parse((await link(other.id, one.id, 'related')).body)
    expect(refused.detail).toContain(`#${one.number} is linked with 50 tickets already`)
    expect((await read(other.id)).version).toBe(other.version)
    expect((await link(one.id, many[0]?.id ?? '', 'duplicate-of')).status).toBe(200)
  })
})
