import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pageListSchema, type Page } from '#shared/protocol/page'
import { gatherLatePages } from '#server/store/late-pages'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'

const minute = 60_000
let desk: Desk
let now: number
beforeEach(async () => {
  now = Date.parse('2026-11-28T03:00:00.000Z')
  desk = await startDesk({ clock: () => new Date(now) })
  for (const name of ['Acme', 'Umbrella', 'Initech']) await desk.api('POST', '/v1/groups', { body: { name } })
})
afterEach(() => closeSoundDesk(desk))

const critical = (groupName: string) => file(desk, { groupName, urgency: 'mission-critical' })
const gather = () => desk.database.write((tx) => gatherLatePages(tx, new Date(now)))
const pages = async (): Promise<Page[]> =>
  pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items
const patch = (id: string, body: object) =>
  desk.api('PATCH', `/v1/tickets/${id}`, { body, headers: { 'if-match': '*' } })

describe('pages that no pager sent for half an hour', () => {
  it('go out as one, for the tickets that are still open; the others are over', async () => {
    const settled = await critical('Initech')
    // Three groups within a quarter of an hour would be an outage, and one page.
    now += 20 * minute
    const first = await critical('Acme')
    const second = await critical('Umbrella')
    const made = await pages()
    await patch(settled.id, { status: 'resolved' })
    now += 31 * minute
    expect(await gather()).toBe(2)
    const found = await pages()
    const summary = found.find(({ id }) => !made.some((page) => page.id === id))
    expect(summary).toMatchObject({ state: 'queued', beganAt: new Date(now).toISOString(), text: 'The pager was off; 2 pages are late.' }) // prettier-ignore
    expect(summary?.ticketIds.toSorted()).toEqual([first.id, second.id].toSorted())
    const states = new Map(
      found.map(({ ticketId, state, id }) => [id === summary?.id ? 'summary' : ticketId, state]),
    )
    expect(states.get(settled.id)).toBe('resolved')
    expect([states.get(first.id), states.get(second.id)]).toEqual(['failed', 'failed'])
    expect(
      found.filter(({ state }) => state === 'failed').every(({ trouble }) => trouble.startsWith('Too late')),
    ).toBe(true)
    expect(await gather()).toBe(0)
  })

  it('are sent as they are while they are younger', async () => {
    await critical('Acme')
    now += 29 * minute
    expect(await gather()).toBe(0)
    expect(await pages()).toMatchObject([{ state: 'queued' }])
  })

  it('of no ticket go out too, since nobody has said that they are over; drills do not', async () => {
    await desk.api('POST', '/v1/pages', { body: { kind: 'manual', text: 'The cellar is wet' } })
    await desk.api('POST', '/v1/pages', { body: { kind: 'drill', text: 'Only a test' } })
    now += 31 * minute
    expect(await gather()).toBe(2)
    const queued = (await pages()).filter(({ state }) => state === 'queued')
    expect(queued).toMatchObject([{ text: 'The pager was off; 1 page is late. The cellar is wet' }])
  })
})
