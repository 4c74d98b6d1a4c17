import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contactMethodSchema, type MethodSettings } from '#shared/protocol/responder'
import { pageIdSchema, responderIdSchema, type PageId } from '#shared/protocol/common'
import {
  hasDueDelivery,
  leaseDeliveries,
  recordHandOvers,
  releaseLeases,
  type LeasedDelivery,
} from '#server/store/deliveries'
import { insertDeliveries } from '#server/store/insert-deliveries'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { deliveryRows, runOf } from '../../support/paged-people.ts'
import { webhookTo } from '../../support/responders.ts'

const perGateway = { http: 5, other: 2 }
const now = 1_000_000
const snpp: MethodSettings = { channel: 'snpp', host: 'snpp.example.net', port: 444, pagerId: '1', login: '', isTwoWay: false, length: 200, allowsInternal: false } // prettier-ignore
let desk: Desk
let pageId: PageId

beforeEach(async () => {
  desk = await startDesk()
  await desk.api('POST', '/v1/groups', { body: { name: 'Acme' } })
  const ticket = await file(desk, { groupName: 'Acme', urgency: 'mission-critical' })
  pageId = pageIdSchema.parse(ticket.gate?.pageId)
})
afterEach(() => closeSoundDesk(desk))

/** So many messages by one way, to nobody in particular. */
async function write(settings: MethodSettings, count: number): Promise<void> {
  const method = contactMethodSchema.parse({ id: `by-${settings.channel}`, settings, secretsKept: [], verifiedAt: null, lastTest: null, lastGoodTestAt: null }) // prettier-ignore
  const responder = { id: responderIdSchema.parse('somebody'), name: 'Somebody' }
  const messages = Array.from({ length: count }, () => ({ purpose: 'wake' as const, responder, method, round: 1 })) // prettier-ignore
  await desk.database.write((tx) => insertDeliveries(tx, { id: pageId }, messages, new Date()))
}
const take = (lease: string, at = now, most = 100) =>
  desk.database.write((tx) => leaseDeliveries(tx, { lease, now: at, until: at + 30_000, perGateway, most }))
const by = (leased: readonly LeasedDelivery[], channel: string) =>
  leased.filter(({ delivery }) => delivery.channel === channel).length
const accepted = ({ delivery }: LeasedDelivery) => ({
  delivery: { ...delivery, state: 'accepted' as const, tries: 1, words: '250 “ok”' },
  dueAt: null,
  receipt: null,
})
const record = (lease: string, leased: readonly LeasedDelivery[], at = now) =>
  desk.database.write((tx) => recordHandOvers(tx, leased.map(accepted), { lease, now: at }))

describe('leases', () => {
  it('leave each gateway the lines that it has, whoever takes them', async () => {
    await write(snpp, 10)
    await write(webhookTo('https://hooks.example.com/a'), 10)
    await write(webhookTo('https://other.example.com/b'), 10)
    const first = await take('one')
    expect([by(first, 'snpp'), by(first, 'webhook')]).toEqual([2, 10])
    expect(await take('another')).toEqual([])
    await record('one', first.slice(0, 1))
    expect(await take('another')).toHaveLength(1)
  })

  it('are no more than there is room for, the first messages first', async () => {
    await write(webhookTo('https://hooks.example.com/a'), 450)
    expect((await deliveryRows(desk, pageId)).map(({ position }) => position)).toEqual(Array.from({ length: 450 }, (_, nth) => nth + 1)) // prettier-ignore
    const taken = await take('one', now, 3)
    const held = (await deliveryRows(desk, pageId)).filter(({ lease }) => lease !== null)
    expect(held.map(({ id }) => id).toSorted()).toEqual(taken.map(({ delivery }) => delivery.id).toSorted())
    expect(held.map(({ position }) => position)).toEqual([1, 2, 3])
  })

  it('let only their holder write what came of a message, and only while they live', async () => {
    await write(webhookTo('https://hooks.example.com/a'), 3)
    const taken = await take('one')
    expect(await record('another', taken)).toEqual([])
    expect(await record('one', taken.slice(0, 1))).toHaveLength(1)
    expect(await record('one', taken, now + 30_000)).toEqual([])
    const rows = await deliveryRows(desk, pageId)
    expect(rows.map(({ state }) => state).toSorted()).toEqual(['accepted', 'queued', 'queued'])
    const written = rows.find(({ state }) => state === 'accepted')
    expect(written).toMatchObject({ due_at: null, lease: null, settled_at: now, tries: 1, receipt: null })
    expect(written?.told.words).toBe('250 “ok”')
    expect((await runOf(desk, pageId))?.untold).toBe(1)
  })

  it('keep everybody else away until they are over, and no longer', async () => {
    await write(snpp, 2)
    expect(await take('one')).toHaveLength(2)
    expect(await take('another', now + 29_999)).toEqual([])
    expect(await desk.database.read((reader) => hasDueDelivery(reader, now + 29_999))).toBe(false)
    expect(await desk.database.read((reader) => hasDueDelivery(reader, now + 30_000))).toBe(true)
    expect(await take('another', now + 30_000)).toHaveLength(2)
  })

  it('of somebody who is known to be dead hold up nobody', async () => {
    await write(snpp, 2)
    await take('one')
    await desk.database.write((tx) => releaseLeases(tx, 'one'))
    expect(await take('another')).toHaveLength(2)
  })
})
