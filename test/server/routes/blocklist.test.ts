import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  blocklistSchema,
  operationResultsSchema,
  recordedOperationSchema,
  type RecordedOperation,
} from '#shared/protocol/blocklist'
import { groupSchema, type Group } from '#shared/protocol/group'
import { findBreak } from '#shared/rules/blocklist/chain'
import { sha256 } from '#server/store/blocklist-operations'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { makeFeedReader } from '../../support/feed-reader.ts'

const start = Date.parse('2026-11-28T03:00:00.000Z')
const day = 86_400_000

let desk: Desk
let now: number
let acme: Group
beforeEach(async () => {
  now = start
  desk = await startDesk({ clock: () => new Date(now) })
  acme = groupSchema.parse((await desk.api('POST', '/v1/groups', { body: { name: 'Acme' } })).body)
})
afterEach(() => desk.close())

let made = 0
const operation = (given: Record<string, unknown> = {}) => {
  made += 1
  return {
    id: `op-${made}`,
    groupId: acme.id,
    act: 'block',
    targets: [] as string[],
    after: [] as string[],
    reason: 'Nine false alarms in a month',
    madeAt: { ms: now, counter: made, node: 'desk-1' },
    ...given,
  }
}
const send = async (operations: readonly object[], token?: string) => {
  const call = { body: { operations }, ...(token !== undefined && { token }) }
  return desk.api('POST', '/v1/blocklist/operations', call)
}
const results = async (...operations: object[]) =>
  operationResultsSchema.parse((await send(operations)).body).results
const list = async (query = '') =>
  blocklistSchema.parse((await desk.api('GET', `/v1/blocklist${query}`)).body).items

/** The operations in the desk's order, as a console reads them from the feed. */
async function fedOperations(): Promise<RecordedOperation[]> {
  const reader = makeFeedReader(desk.database)
  await reader.drain(50)
  return [...reader.things]
    .filter(([key]) => key.startsWith('blocklist-operation '))
    .map(([, doc]) => recordedOperationSchema.parse(doc))
    .sort((one, other) => one.order - other.order)
}

describe('the pager blocklist', () => {
  it('blocks a group from when the desk has it, and tells who, why and until when', async () => {
    const block = operation({ until: new Date(start + 30 * day).toISOString() })
    expect(await results(block)).toEqual([{ id: block.id, outcome: 'applied', code: null, reason: null }])
    const [entry] = await list()
    expect(entry).toMatchObject({
      id: block.id,
      groupId: acme.id,
      groupName: 'Acme',
      state: 'in-force',
      reason: 'Nine false alarms in a month',
      enforcedSince: new Date(start).toISOString(),
      until: block['until' as keyof typeof block],
      lifted: null,
      hits: 0,
    })
    now += 31 * day
    expect(await list('?state=ended')).toHaveLength(1)
    expect(await list('?state=in-force')).toEqual([])
  })

  it('carries out each operation of a list by itself: a refused one takes no other with it', async () => {
    const block = operation()
    const nonsense = operation({ groupId: 'nobody' })
    const longer = operation({ act: 'edit-reason', targets: [block.id], after: [block.id], reason: 'Ten' })
    const lift = operation({ act: 'lift', targets: [block.id], after: [longer.id], reason: 'They promised' })
    expect(await results(block, nonsense, longer, lift)).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'refused', code: 'unknown-group', reason: 'The desk knows no such group.' },
      { outcome: 'applied' },
      { outcome: 'applied' },
    ])
    expect(await list()).toMatchObject([
      { reason: 'Ten', state: 'lifted', lifted: { reason: 'They promised' } },
    ])
  })

  it('takes an operation once, however often it comes, and no other one under its id', async () => {
    const block = operation()
    await results(block)
    now += 60_000
    expect(await results(block)).toMatchObject([{ outcome: 'duplicate' }])
    expect(await results({ ...block, reason: 'Something else' })).toMatchObject([
      { outcome: 'refused', code: 'id-taken' },
    ])
    expect(await fedOperations()).toHaveLength(1)
  })

  it('says when an operation lost against one that its author had not seen', async () => {
    const block = operation()
    const until = (days: number) => new Date(start + days * day).toISOString()
    const change = { targets: [block.id], after: [block.id] }
    const shorter = operation({ ...change, act: 'shorten', until: until(20) })
    const sooner = operation({
      ...change,
      act: 'shorten',
      until: until(10),
      madeAt: { ms: start - day, counter: 0, node: 'desk-2' },
    })
    expect(await results(block, shorter, sooner)).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'applied' },
      { outcome: 'superseded' },
    ])
    expect((await list())[0]?.until).toBe(until(20))
  })

  it('counts a clock that runs ahead as the moment of arrival', async () => {
    const block = operation({ madeAt: { ms: start + day / 2, counter: 0, node: 'desk-1' } })
    await results(block)
    expect(await fedOperations()).toMatchObject([{ countedAt: new Date(start).toISOString() }])
  })

  it('is an administrator’s: an agent reads it and changes nothing', async () => {
    const { token } = await newColleague(desk, 'Berta')
    expect((await send([operation()], token)).status).toBe(403)
    expect((await desk.api('GET', '/v1/blocklist', { token })).status).toBe(200)
    expect(await list()).toEqual([])
  })

  it('refuses what names another author than its token', async () => {
    const { staff } = await newColleague(desk, 'Cleo', 'admin')
    expect(await results(operation({ madeBy: staff.id }))).toMatchObject([{ code: 'not-its-author' }])
  })

  it('refuses a list that it cannot read as a whole, and says where', async () => {
    const reply = await send([operation(), operation({ act: 'forgive' })])
    expect(reply.status).toBe(400)
    expect(reply.text).toContain('operations.1.act')
    expect(await list()).toEqual([])
  })

  it('links every operation to the one before, over all groups', async () => {
    const other = groupSchema.parse(
      (await desk.api('POST', '/v1/groups', { body: { name: 'Borealis' } })).body,
    )
    await results(operation(), operation({ groupId: other.id }), operation())
    const operations = await fedOperations()
    expect(operations.map(({ order }) => order)).toEqual([1, 2, 3])
    expect(findBreak(operations, sha256)).toBeNull()
  })

  it('lets go of a person’s name where they are erased, and its chain holds all the same', async () => {
    const requester = { firstName: 'Grace', lastName: 'Hopper', email: 'grace@example.com', phone: '' }
    await file(desk, { groupName: 'Acme', requester })
    const block = operation({ reason: 'Grace Hopper pages us for fun' })
    await results(block, operation())
    expect((await desk.api('POST', '/v1/erasures', { body: { email: 'grace@example.com' } })).status).toBe(
      200,
    )
    const operations = await fedOperations()
    expect(operations[0]).toMatchObject({ reason: '[erased] pages us for fun', salt: '' })
    expect(findBreak(operations, sha256)).toBeNull()
    expect((await list('?state=in-force'))[0]?.reason).toBe('[erased] pages us for fun')
    expect(JSON.stringify(operations)).not.toMatch(/grace|hopper/i)
    expect(await results(block)).toMatchObject([{ outcome: 'duplicate' }])
  })

  it('pages through its entries', async () => {
    const ids = ['op-a', 'op-b', 'op-c']
    await results(...ids.map((id) => operation({ id })))
    const first = blocklistSchema.parse((await desk.api('GET', '/v1/blocklist?limit=2')).body)
    const second = blocklistSchema.parse(
      (await desk.api('GET', `/v1/blocklist?limit=2&after=${first.after}`)).body,
    )
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
    expect(second.after).toBeNull()
  })
})
