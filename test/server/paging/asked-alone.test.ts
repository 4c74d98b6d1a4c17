import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from '#shared/protocol/page'
import { ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import type { Pager } from '#server/paging/pager'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { file } from '../../support/filed.ts'
import { startPagerDesk, type PagerDesk } from '../../support/pager-desk.ts'

const minute = 60_000
let rig: PagerDesk
let pager: Pager
let second: Ticket
/** How often the gateway was asked for the page that somebody has. */
let before: number

beforeEach(async () => {
  rig = await startPagerDesk()
  pager = rig.start()
  await critical()
  const page = await rig.thePage(isSettled)
  await act(page, 'acknowledge', {})
  await act(page, 'hand-over', { to: 'ann' })
  await rig.thePage(({ deliveries, ...rest }) => deliveries.length === 6 && isSettled({ deliveries, ...rest })) // prettier-ignore
  before = rig.paths().length
  rig.pass(both(minute))
})
afterEach(async () => {
  await rig.gateway.stop()
  await pager.drain()
  await closeSoundDesk(rig.desk)
})

const both = (ms: number) => ({ wall: ms, engine: ms })
const critical = () => file(rig.desk, { groupName: 'Acme', urgency: 'mission-critical' })
const act = async ({ id }: Page, name: string, body: object) =>
  expect((await rig.desk.api('POST', `/v1/pages/${id}/${name}`, { body })).status).toBe(200)
const isSettled = ({ deliveries }: Pick<Page, 'deliveries'>) =>
  deliveries.length > 0 && deliveries.every(({ state }) => state !== 'queued')
const paths = () => rig.paths().slice(before)
const isOf = (page: Page) => page.ticketId === second.id
const wakes = (count: number) => (page: Page) =>
  isOf(page) && page.deliveries.length === count && isSettled(page)
const saidInTicket = async () => {
  const { body } = await rig.desk.api('GET', `/v1/tickets/${second.id}`)
  return ticketWithMessagesSchema.parse(body).messages.map((message) => message.body)
}
const isWidened = (words: string) => words.endsWith('everybody on duty is paged. Until somebody acknowledges it, nobody may know of it.') // prettier-ignore

describe('the next page of a group whose page somebody has', () => {
  it('asks that one alone, then everybody on duty, once, also where its service is killed in between', async () => {
    second = await critical()
    expect(second.gate).toMatchObject({ outcome: 'told' })
    await rig.thePage(wakes(1))
    expect(rig.said('/a1').at(-1)).toContain('you alone, everybody after 5 minutes')
    rig.pass(both(minute))
    await rig.thePage(wakes(2))
    expect((await saidInTicket()).filter(isWidened)).toEqual([])
    await pager.drain()
    rig.pass(both(4 * minute - 1))
    pager = rig.start()
    await pager.drain()
    expect(paths()).toEqual(['/a1', '/a2'])
    pager = rig.start()
    rig.pass(both(1))
    const page = await rig.thePage(wakes(4))
    expect(page).toMatchObject({ firstTo: null, round: 2 })
    expect(paths().toSorted()).toEqual(['/a1', '/a1', '/a2', '/b1'])
    await pager.drain()
    pager = rig.start()
    await pager.drain()
    expect(paths()).toHaveLength(4)
    expect((await saidInTicket()).filter(isWidened)).toEqual([
      'Ann did not acknowledge the page within 5 minutes: everybody on duty is paged. Until somebody acknowledges it, nobody may know of it.',
    ])
  })

  it('wakes nobody else where that one has it in time', async () => {
    second = await critical()
    await act(await rig.thePage(wakes(1)), 'acknowledge', {})
    rig.pass(both(6 * minute))
    await rig.thePage((page) => page.state === 'acknowledged' && isSettled(page))
    await pager.drain()
    expect(paths()).not.toContain('/b1')
    expect((await saidInTicket()).filter(isWidened)).toEqual([])
  })

  it('asks everybody at once where no gateway takes it for that one', async () => {
    rig.answer((path) => (path.startsWith('/a') ? 404 : 200))
    second = await critical()
    await rig.thePage(wakes(3))
    expect(paths().toSorted()).toEqual(['/a1', '/a2', '/b1'])
    expect((await saidInTicket()).filter(isWidened)).toEqual([expect.stringMatching(/^Nothing reaches Ann/)])
  })

  it('takes in the group’s further tickets while nobody has it', async () => {
    second = await critical()
    await rig.thePage(wakes(1))
    rig.pass(both(2 * minute))
    const third = await critical()
    expect(third.gate).toMatchObject({ outcome: 'joined', pageId: second.gate?.pageId })
  })
})
