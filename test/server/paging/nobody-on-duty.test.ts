import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { meSchema } from '#shared/protocol/staff'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { file } from '../../support/filed.ts'
import { startPagerDesk, type PagerDesk } from '../../support/pager-desk.ts'
import { until } from '../../support/until.ts'

const minute = 60_000
let rig: PagerDesk
beforeEach(async () => void (rig = await startPagerDesk()))
afterEach(async () => {
  await closeSoundDesk(rig.desk)
  await rig.gateway.stop()
})

const critical = () => file(rig.desk, { groupName: 'Acme', urgency: 'mission-critical' })
const troubled = async () => meSchema.parse((await rig.desk.api('GET', '/v1/me')).body).pager?.troubled

/** It is three in the morning on a Saturday, in UTC. */
async function putOfficeHours(): Promise<void> {
  const hours = [{ days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }]
  const shift = { id: 's-1', name: 'Office', responderIds: ['ann'], turns: null, hours }
  const body = { timeZone: 'UTC', shifts: [shift], overrides: [] }
  expect((await rig.desk.api('PUT', '/v1/rota', { body, headers: { 'if-match': '"1"' } })).status).toBe(200)
}

describe('a page into a hole of the rota', () => {
  it('says at once that nobody is on duty, alarms every console, and wakes everybody after three repeats', async () => {
    await putOfficeHours()
    const pager = rig.start()
    await critical()
    await rig.thePage(({ trouble }) => trouble === 'Nobody is on duty: nobody was paged.')
    expect([await troubled(), rig.paths()]).toEqual([1, []])
    for (let round = 2; round <= 4; round += 1) {
      rig.pass({ wall: 5 * minute, engine: 5 * minute })
      await rig.thePage((page) => page.round === round)
    }
    expect(rig.paths()).toEqual([])
    rig.pass({ wall: 5 * minute, engine: 5 * minute })
    await until('everybody to be woken', () => rig.paths().length === 2)
    expect(rig.paths().toSorted()).toEqual(['/a1', '/b1'])
    expect((await rig.thePage(({ state }) => state === 'notified')).trouble).toBe('')
    await pager.drain()
  })
})

describe('a page of a desk that has nobody at all', () => {
  it('says so at once, alarms every console, and wakes whoever is added once it goes round', async () => {
    const people = await rig.desk.database.read((reader) => reader.selectFrom('responder').selectAll().execute()) // prettier-ignore
    for (const { id } of people) expect((await rig.desk.api('DELETE', `/v1/responders/${id}`, { headers: { 'if-match': '"1"' } })).status).toBe(204) // prettier-ignore
    const pager = rig.start()
    await critical()
    await rig.thePage(({ trouble }) => trouble === 'This desk has nobody whom it can page.')
    expect(await troubled()).toBe(1)
    const settings = { channel: 'webhook', url: `${rig.gateway.url}/new`, allowsInternal: true }
    const methods = [{ id: 'm-new', settings, secrets: { secret: 'hush-hush' } }]
    const person = { name: 'Cy', role: 'support', staffId: null, phone: '', active: true, methods }
    expect((await rig.desk.api('PUT', '/v1/responders/cy', { body: person })).status).toBe(201)
    rig.pass({ wall: 5 * minute, engine: 5 * minute })
    await until('the new one to be woken', () => rig.paths().length === 1)
    expect((await rig.thePage(({ state }) => state === 'notified')).trouble).toBe('')
    expect(await troubled()).toBe(0)
    await pager.drain()
  })
})
