import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from '#shared/protocol/page'
import type { Pager } from '#server/paging/pager'
import { sendByMethod } from '#server/paging/send-by-method'
import { leaseNames, releaseLeases } from '#server/store/deliveries'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { file } from '../../support/filed.ts'
import { startPagerDesk, type PagerDesk } from '../../support/pager-desk.ts'
import { until } from '../../support/until.ts'

const minute = 60_000
let rig: PagerDesk
let pager: Pager
let killed: Promise<void> | null
beforeEach(async () => {
  killed = null
  rig = await startPagerDesk()
})
afterEach(async () => {
  await rig.gateway.stop()
  await killed
  await pager.drain()
  await closeSoundDesk(rig.desk)
})

const critical = () => file(rig.desk, { groupName: 'Acme', urgency: 'mission-critical' })
const acknowledge = async ({ id }: Page) =>
  expect((await rig.desk.api('POST', `/v1/pages/${id}/acknowledge`, { body: {} })).status).toBe(200)
const isSettled = ({ deliveries }: Page) =>
  deliveries.length > 0 && deliveries.every(({ state }) => state !== 'queued')
const both = (ms: number) => ({ wall: ms, engine: ms })
const hasIt = /^#\d+ Acme: .+ has it\.$/

describe('a page that somebody has', () => {
  it('wakes nobody any more, and tells whoever was woken', async () => {
    pager = rig.start()
    await critical()
    await acknowledge(await rig.thePage(isSettled))
    await rig.thePage((page) => page.deliveries.length === 4 && isSettled(page))
    rig.pass(both(6 * minute))
    await pager.drain()
    expect(rig.paths().toSorted()).toEqual(['/a1', '/a1', '/b1', '/b1'])
    expect([rig.said('/a1')[1], rig.said('/b1')[1]]).toEqual([expect.stringMatching(hasIt), expect.stringMatching(hasIt)]) // prettier-ignore
    expect(await rig.pages()).toMatchObject([{ state: 'acknowledged', round: 1, nextRoundAt: null }])
  })

  it('is not tried again where a gateway had refused it just before', async () => {
    rig.answer((path) => (path === '/a1' ? 503 : 200))
    pager = rig.start()
    await critical()
    await acknowledge(await rig.thePage(({ deliveries }) => deliveries[0]?.tries === 1))
    const page = await rig.thePage((one) => one.deliveries.length === 3 && isSettled(one))
    rig.pass(both(10_000))
    await pager.drain()
    expect(page.deliveries[0]).toMatchObject({ methodId: 'a1', state: 'failed', tries: 1, words: expect.stringMatching(/^Not tried again: .+ has it\.$/) as string }) // prettier-ignore
    expect(rig.paths().toSorted()).toEqual(['/a1', '/b1', '/b1'])
  })

  it('is not tried again where a gateway refuses it only afterwards', async () => {
    const { send, release } = heldSend()
    rig.answer((path) => (path === '/b1' ? 503 : 200))
    pager = rig.start(send)
    await critical()
    await acknowledge(await rig.thePage(({ deliveries }) => deliveries.some(({ state }) => state === 'accepted'))) // prettier-ignore
    release()
    const page = await rig.thePage(isSettled)
    rig.pass(both(10_000))
    await pager.drain()
    expect(page.deliveries[1]).toMatchObject({ methodId: 'b1', state: 'failed', tries: 1 })
    expect(rig.said('/b1')).toHaveLength(1)
  })

  it('is told to whom a message reached only afterwards', async () => {
    const { send, release } = heldSend()
    pager = rig.start(send)
    await critical()
    await acknowledge(await rig.thePage(({ deliveries }) => deliveries.some(({ state }) => state === 'accepted'))) // prettier-ignore
    release()
    await rig.thePage((page) => page.deliveries.length === 4 && isSettled(page))
    const [woken, told] = rig.said('/b1')
    expect([woken, told]).toEqual([expect.not.stringMatching(hasIt), expect.stringMatching(hasIt)])
  })

  it('goes out once more where nobody knows whether it did, and says who has it', async () => {
    rig.answer((path) => (path === '/a1' ? null : 200))
    pager = rig.start()
    await critical()
    await until('both gateways to have it', () => rig.paths().length === 2)
    const begun = await rig.thePage(({ state }) => state === 'notified')
    // As after a kill: it looks no more, what it had begun is in doubt, and nobody has it any more.
    killed = pager.drain()
    await releaseAll()
    await acknowledge(begun)
    rig.answer(() => 200)
    pager = rig.start()
    const page = await rig.thePage((one) => one.deliveries[0]?.state === 'accepted' && isSettled(one))
    expect(page.deliveries[0]).toMatchObject({ purpose: 'wake', methodId: 'a1' })
    expect(rig.said('/a1').slice(0, 2)).toEqual([expect.not.stringMatching(hasIt), expect.stringMatching(hasIt)]) // prettier-ignore
  })
})

/** Sends to Bob only once it is released. */
function heldSend() {
  let release = () => undefined as void
  const held = new Promise<void>((resolve) => (release = resolve))
  const real = sendByMethod(null, () => new Date())
  return {
    release: () => release(),
    send: async (...[settings, ...rest]: Parameters<typeof real>) => {
      if (settings.channel === 'webhook' && settings.url.endsWith('/b1')) await held
      return real(settings, ...rest)
    },
  }
}

async function releaseAll(): Promise<void> {
  await rig.desk.database.write(async (tx) => {
    for (const name of await leaseNames(tx)) await releaseLeases(tx, name)
  })
}
