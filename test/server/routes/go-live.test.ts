import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import { createdStaffSchema } from '#shared/protocol/staff'
import { pageIdSchema, responderIdSchema, staffIdSchema } from '#shared/protocol/common'
import { goLiveSchema } from '#shared/protocol/go-live'
import { untoldPage, type Page } from '#shared/protocol/page'
import { fillSample } from '#server/sample/fill-sample'
import { sampleResponders } from '#server/sample/sample-responders'
import { randomFrom } from '#server/sample/random'
import { insertHistory } from '#server/store/bulk'
import { startDesk, type Desk } from '../../support/desk.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'

const now = new Date('2026-11-23T15:00:00Z')
let desk: Desk
beforeEach(async () => {
  desk = await startDesk({ clock: () => now })
})
afterEach(() => desk.close())

async function goLive(of: Desk = desk) {
  return goLiveSchema.parse((await of.api('GET', '/v1/go-live')).body)
}
const missing = async () => (await goLive()).items.filter(({ done }) => !done).map(({ key }) => key)

it('tells an administrator what is missing, and nobody else', async () => {
  expect(await goLive()).toMatchObject({ sample: false })
  expect(await missing()).toEqual([
    'public-url',
    'mail',
    'groups',
    'responders',
    'coverage',
    'drill',
    'dead-man-url',
  ])
  const body = { name: 'Bram', email: 'bram@desk.example', role: 'agent' }
  const { token } = createdStaffSchema.parse((await desk.api('POST', '/v1/staff', { body })).body)
  expect((await desk.api('GET', '/v1/go-live', { token })).status).toBe(403)
  expect((await desk.api('GET', '/v1/go-live', { token: null })).status).toBe(401)
})

it('sees what is there: groups, people who are reached, a drill that somebody acknowledged', async () => {
  await desk.api('POST', '/v1/groups', { body: { name: 'Acme' } })
  const [first, ...rest] = sampleResponders(randomFrom(1), [], null, now.getTime())
  const unverified = rest.filter(({ methods }) => methods.some(({ verifiedAt }) => verifiedAt === null))
  const off = rest.filter(({ active }) => !active)
  if (first === undefined) throw new Error('nobody')
  await desk.database.write((tx) => insertHistory(tx, { responders: [first, ...off] }, now))
  expect(await missing()).toEqual(['public-url', 'mail', 'drill', 'dead-man-url'])
  await desk.database.write((tx) => insertHistory(tx, { responders: unverified }, now))
  expect(await missing()).toContain('responders')

  const drill = (id: string, more: Partial<Page>): Page => ({
    ...untoldPage,
    ...{ id: pageIdSchema.parse(id), kind: 'drill', ticketId: null, groupId: null, outageId: null, madeBy: staffIdSchema.parse('x') },
    ...{ text: 'Drill', state: 'resolved', ticketIds: [], entryIds: [], beganAt: now.toISOString() },
    ...more,
  }) // prettier-ignore
  const acknowledged = {
    acknowledgedAt: now.toISOString(),
    acknowledgedBy: { name: 'Ana', staffId: null, responderId: responderIdSchema.parse('a'), how: 'link' },
  } as const
  const add = (page: Page) => {
    const triage = { operations: [], entries: [], outages: [], reports: [], pages: [page] }
    return desk.database.write((tx) => insertHistory(tx, { triage }, now))
  }
  await add(drill('nobody-had-it', {}))
  await add(drill('a-trial', { ...acknowledged, methodId: first.methods[0]?.id ?? null }))
  expect(await missing()).toContain('drill')
  await add(drill('a-drill', acknowledged))
  expect(await missing()).not.toContain('drill')
  expect((await goLive()).items.find(({ key }) => key === 'drill')?.words).toContain(
    'Ana acknowledged a drill',
  )
})

it('says of a sample that it is one', async () => {
  await fillSample(desk.database, { tickets: 20, seed: 1 }, now)
  expect((await goLive()).sample).toBe(true)
})

it('is logged line by line when a real desk starts, and never for a sample', async () => {
  const warnings = ({ output }: ServiceProcess) =>
    output()
      .stderr.split('\n')
      .filter((line) => line.includes('before going live'))
  const real = await startService({ env: { LOG_LEVEL: 'warn' } })
  onTestFinished(() => real.clean())
  await real.stop()
  expect(warnings(real)).toHaveLength(9)
  const sample = await startService({ env: { LOG_LEVEL: 'warn', DESK_SAMPLE_TICKETS: '10' } })
  onTestFinished(() => sample.clean())
  await sample.stop()
  expect(warnings(sample)).toEqual([])
})
