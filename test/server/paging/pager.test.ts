import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { groupSchema } from '#shared/protocol/group'
import { pageListSchema, type Page } from '#shared/protocol/page'
import { startPager, type Pager } from '#server/paging/pager'
import { sendByMethod } from '#server/paging/send-by-method'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { startHttpGateway, type HttpGateway } from '../../support/http-gateway.ts'
import { putResponders, responder, webhookTo } from '../../support/responders.ts'
import { until } from '../../support/until.ts'

const minute = 60_000
let desk: Desk
let groupId: string
let gateway: HttpGateway
let pager: Pager | null
let now: number
let statusOf: (path: string) => number | null

beforeEach(async () => {
  now = Date.parse('2026-11-28T03:00:00.000Z')
  statusOf = () => 200
  gateway = await startHttpGateway((path) => statusOf(path))
  desk = await startDesk({ clock: () => new Date(now) })
  groupId = groupSchema.parse((await desk.api('POST', '/v1/groups', { body: { name: 'Acme' } })).body).id
  const way = (id: string) => ({ id, settings: webhookTo(`${gateway.url}/${id}`) })
  await putResponders(desk.database, [responder('Ann', [way('a1'), way('a2')]), responder('Bob', [way('b1')])], new Date(now)) // prettier-ignore
  pager = null
})
afterEach(async () => {
  await pager?.drain()
  await closeSoundDesk(desk)
  await gateway.stop()
})

function start(): Pager {
  const clock = () => new Date(now)
  return startPager({
    database: desk.database,
    clock,
    engineClock: { now: () => now },
    vault: desk.vault,
    send: sendByMethod(null, clock),
    linkOf: (page, person) => `https://desk.example.com/p/${page}.${person}`,
    log: desk.app.log,
  })
}
const paths = () => gateway.taken.map(({ path }) => path).toSorted()
const pages = async () => pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items
async function thePage(is: (page: Page) => boolean): Promise<Page> {
  let found: Page | undefined
  await until('the page to come that far', async () => {
    ;[found] = await pages()
    return found !== undefined && is(found)
  })
  if (found === undefined) throw new Error('There is no page.')
  return found
}
/** Time passes, for the engine and on the wall. */
function pass(ms: number): void {
  now += ms
  pager?.wake()
}
const critical = () => file(desk, { groupName: 'Acme', urgency: 'mission-critical', subject: 'Mail is down' })
const isSettled = (page: Page) =>
  page.deliveries.length > 0 && page.deliveries.every(({ state }) => state !== 'queued')

describe('the pager', () => {
  it('wakes everybody on duty at once, and tells what their gateways said', async () => {
    pager = start()
    const ticket = await critical()
    const page = await thePage((one) => one.state === 'notified' && isSettled(one))
    expect(paths()).toEqual(['/a1', '/b1'])
    expect(page).toMatchObject({
      ticketId: ticket.id,
      round: 1,
      trouble: '',
      notifiedAt: new Date(now).toISOString(),
    })
    expect(page.nextRoundAt).toBe(new Date(now + 5 * minute).toISOString())
    expect(page.deliveries).toMatchObject([
      {
        responderName: 'Ann',
        methodId: 'a1',
        state: 'accepted',
        tries: 1,
        words: '200 as you say',
        isVerified: true,
      },
      { responderName: 'Bob', methodId: 'b1', state: 'accepted' },
    ])
    const said: unknown = JSON.parse(gateway.taken[0]?.body ?? '')
    expect(said).toMatchObject({ key: page.id, title: `#${ticket.number} Acme` })
    expect(said).toHaveProperty('text', expect.stringContaining('Mail is down'))
    expect(said).toHaveProperty('link', expect.stringContaining('https://desk.example.com/p/'))
  })

  it('tries the next way of whoever does not answer within a minute, and goes round after five', async () => {
    pager = start()
    await critical()
    await thePage(isSettled)
    pass(minute)
    await thePage(({ deliveries }) => deliveries.filter(({ state }) => state === 'accepted').length === 3)
    expect(paths()).toEqual(['/a1', '/a2', '/b1'])
    pass(4 * minute)
    const page = await thePage((one) => one.round === 2 && one.deliveries.length === 5 && isSettled(one))
    expect(paths()).toEqual(['/a1', '/a1', '/a2', '/b1', '/b1'])
    expect(page.deliveries.slice(3)).toMatchObject([
      { methodId: 'a1', round: 2 },
      { methodId: 'b1', round: 2 },
    ])
  })

  it('goes on at once where a gateway refuses, and keeps its words', async () => {
    statusOf = (path) => (path === '/a1' ? 404 : 200)
    pager = start()
    await critical()
    const page = await thePage((one) => one.deliveries.length === 3 && isSettled(one))
    expect(page.deliveries).toMatchObject([
      { methodId: 'a1', state: 'failed', words: 'Webhook answered 404 as you say' },
      { methodId: 'b1', state: 'accepted' },
      { methodId: 'a2', state: 'accepted' },
    ])
  })

  it('tries a gateway that is out of order three times before it goes on', async () => {
    statusOf = (path) => (path === '/a1' ? 503 : 200)
    pager = start()
    await critical()
    await thePage(({ deliveries }) => deliveries[0]?.tries === 1)
    pass(2000)
    await thePage(({ deliveries }) => deliveries[0]?.tries === 2)
    pass(6000)
    const page = await thePage((one) => one.deliveries.length === 3 && isSettled(one))
    expect(page.deliveries[0]).toMatchObject({ state: 'failed', tries: 3 })
    expect(paths()).toEqual(['/a1', '/a1', '/a1', '/a2', '/b1'])
  })

  it('says so where no gateway takes it, and goes on trying', async () => {
    statusOf = () => 404
    pager = start()
    await critical()
    const page = await thePage((one) => one.trouble !== '')
    expect(page).toMatchObject({ state: 'sending', trouble: 'No gateway took it: nobody was reached.' })
    statusOf = () => 200
    pass(5 * minute)
    expect(await thePage((one) => one.state === 'notified')).toMatchObject({ round: 2, trouble: '' })
  })

  it('sends what was written while no pager ran, and nothing twice', async () => {
    await critical()
    pager = start()
    await thePage(isSettled)
    await pager.drain()
    pager = start()
    pass(0)
    await thePage(isSettled)
    expect(paths()).toEqual(['/a1', '/b1'])
  })

  it('leaves to others what they are handing over, until their lease is over', async () => {
    statusOf = (path) => (path === '/a1' ? null : 200)
    const first = start()
    await critical()
    await until('the first to hand over', () => gateway.taken.length === 2)
    pager = start()
    await thePage(({ state }) => state === 'notified')
    expect(paths()).toEqual(['/a1', '/b1'])
    statusOf = () => 200
    pass(31_000)
    const page = await thePage(isSettled)
    expect(page.deliveries).toMatchObject([
      { methodId: 'a1', state: 'accepted', tries: 1 },
      { state: 'accepted' },
    ])
    expect(paths()).toEqual(['/a1', '/a1', '/b1'])
    const [one, other] = gateway.taken.filter(({ path }) => path === '/a1').map(({ body }) => body)
    expect(keyOf(one)).toEqual(keyOf(other))
    await gateway.stop()
    await first.drain()
    expect((await pages())[0]?.deliveries[0]).toMatchObject({ state: 'accepted', tries: 1 })
    gateway = await startHttpGateway()
  })

  it('sends every other page where one cannot be read', async () => {
    await desk.api('POST', '/v1/groups', { body: { name: 'Other' } })
    await critical()
    const [broken] = await pages()
    await desk.database.write((tx) => tx.updateTable('page').set({ doc: '{}' }).where('id', '=', broken?.id ?? '').execute()) // prettier-ignore
    await file(desk, { groupName: 'Other', urgency: 'mission-critical' })
    pager = start()
    await until('the other page to go out', () => gateway.taken.length === 2)
    await desk.database.write((tx) => tx.updateTable('page').set({ doc: JSON.stringify(broken) }).where('id', '=', broken?.id ?? '').execute()) // prettier-ignore
    pass(30_000)
    await until('the first, once it is mended', () => gateway.taken.length === 4)
    expect(paths()).toEqual(['/a1', '/a1', '/b1', '/b1'])
  })

  it('wakes nobody for a page that was withheld', async () => {
    const madeAt = { ms: now, counter: 0, node: 'desk' }
    const operation = { id: 'b-1', groupId, act: 'block', targets: [], after: [], reason: 'Wolf', madeAt }
    await desk.api('POST', '/v1/blocklist/operations', { body: { operations: [operation] } })
    pager = start()
    await critical()
    await desk.api('POST', '/v1/groups', { body: { name: 'Other' } })
    await file(desk, { groupName: 'Other', urgency: 'mission-critical' })
    await until('the other group’s page', async () => (await pages()).some(isSettled))
    const told = (await pages()).map(({ state, deliveries }) => `${state} ${deliveries.length}`)
    expect(told.toSorted()).toEqual(['notified 2', 'withheld 0'])
    expect(paths()).toEqual(['/a1', '/b1'])
  })
})

function keyOf(body: string | undefined): unknown {
  const { key, deliveryId } = JSON.parse(body ?? '{}') as { key: unknown; deliveryId: unknown }
  return { key, deliveryId }
}
