import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pageListSchema, type Page } from '#shared/protocol/page'
import { askAbout } from '#server/paging/follow-answers'
import { startPager, type Pager } from '#server/paging/pager'
import { sendByMethod } from '#server/paging/send-by-method'
import { deliveriesToFollow } from '#server/store/deliveries'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { putResponders, responder } from '../../support/responders.ts'
import { startBadGateway } from '../../support/snpp-gateway.ts'
import { until } from '../../support/until.ts'

/** Net::SNPP::Server knows no MSTA: this one answers as RFC 1861, 4.6.10 says, and what `status` says. */
let status: string
let desk: Desk
let pager: Pager
let gateway: Awaited<ReturnType<typeof startBadGateway>>
const clock = () => new Date()
const engineClock = { now: () => Date.now() }

beforeEach(async () => {
  status = '960 7 2026112803 still queued'
  gateway = await startBadGateway((command) => {
    if (command.startsWith('SEND')) return '960 7 42 OK, message queued\r\n'
    return command.startsWith('MSTA') ? `${status}\r\n` : '250 OK\r\n'
  })
  desk = await startDesk()
  await desk.api('POST', '/v1/groups', { body: { name: 'Acme' } })
  const settings = { channel: 'snpp', host: '127.0.0.1', port: gateway.port, pagerId: '5551234', login: '', isTwoWay: true, length: 200, allowsInternal: true } as const // prettier-ignore
  await putResponders(desk.database, [responder('Ann', [{ id: 'a1', settings }])], clock())
  const { database, vault } = desk
  const linkOf = () => 'https://desk.example.com/p/1'
  pager = startPager({
    database,
    clock,
    engineClock,
    vault,
    send: sendByMethod(null, clock),
    linkOf,
    log: desk.app.log,
  })
})
afterEach(async () => {
  await pager.drain()
  await closeSoundDesk(desk)
  await gateway.stop()
})

async function thePage(is: (page: Page) => boolean): Promise<Page> {
  let found: Page | undefined
  await until('the page to come that far', async () => {
    ;[found] = pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items
    return found !== undefined && is(found)
  })
  if (found === undefined) throw new Error('There is no page.')
  return found
}
async function ask(): Promise<boolean> {
  const [followed] = await desk.database.read((reader) => deliveriesToFollow(reader, 0))
  if (followed === undefined) throw new Error('Nothing is followed.')
  const parts = { database: desk.database, clock, engineClock, log: desk.app.log }
  const isNews = await askAbout(parts, followed, new AbortController().signal)
  if (isNews) pager.wake()
  return isNews
}

describe('a two-way pager', () => {
  beforeEach(async () => {
    await file(desk, { groupName: 'Acme', urgency: 'mission-critical' })
    await thePage(({ state }) => state === 'notified')
  })

  it('says when it has the message, and when somebody read it', async () => {
    expect(await ask()).toBe(false)
    expect((await thePage(() => true)).deliveries[0]).toMatchObject({ state: 'accepted' })
    status = '860 7 2026112803 delivered, waiting for the reply'
    await ask()
    const delivered = await thePage(({ deliveries }) => deliveries[0]?.state === 'delivered')
    expect(delivered.deliveries[0]?.deliveredAt).not.toBeNull()
    status = '870 7 2026112803 read'
    await ask()
    const read = await thePage(({ deliveries }) => deliveries[0]?.state === 'read')
    expect(read).toMatchObject({ state: 'notified', acknowledgedBy: null })
  })

  it('acknowledges by its key, in the name of whoever carries it', async () => {
    status = '888 7 2026112803 1 I have it'
    await ask()
    const page = await thePage(
      ({ state, deliveries }) => state === 'acknowledged' && deliveries[0]?.state === 'answered',
    )
    expect(page).toMatchObject({
      acknowledgedBy: { name: 'Ann', responderId: 'ann', how: 'pager' },
      nextRoundAt: null,
    })
  })

  it('only tells another answer, and acknowledges nothing by it', async () => {
    status = '889 7 2026112803 am on the road'
    await ask()
    const page = await thePage(({ deliveries }) => deliveries[0]?.state === 'answered')
    expect(page).toMatchObject({ state: 'notified', deliveries: [{ words: expect.stringContaining('am on the road') as string }] }) // prettier-ignore
  })

  it('has a key for what asks for an answer, and none for a code, or for who has the page', async () => {
    const heard = (word: string) => gateway.heard.filter((command) => command.startsWith(word))
    const said = (words: string) => until(words, () => heard('MESS').some((text) => text.includes(words)))
    const { id } = await thePage(() => true)
    expect(heard('MCRE')).toEqual(['MCRE 1 I have it'])
    await desk.api('POST', '/v1/responders/ann/methods/a1/verify', { body: {} })
    await said('is the code')
    await desk.api('POST', `/v1/pages/${id}/acknowledge`, { body: {} })
    await said('has it.')
    expect(heard('2WAY')).toHaveLength(3)
    expect(heard('MCRE')).toHaveLength(1)
    await desk.api('POST', '/v1/responders/ann/methods/a1/test', { body: {} })
    await said('Nothing is wrong.')
    expect(heard('MCRE')).toHaveLength(2)
  })

  it('goes on where the gateway says that it gave up', async () => {
    status = '780 7 2026112803 expired'
    expect(await ask()).toBe(true)
    expect(await thePage(({ trouble }) => trouble !== '')).toMatchObject({
      deliveries: [{ state: 'failed' }],
    })
  })
})
