import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import { meSchema } from '#shared/protocol/staff'
import { fillSample } from '#server/sample/fill-sample'
import type { Gateway } from '#server/sample/gateway/gateway'
import { sampleRefuses } from '#server/sample/loopback-only'
import { sampleOptions, startSamplePager } from '#server/sample/sample-pager'
import { headOf } from '#server/store/feed'
import { listResponders } from '#server/store/responders'
import { readRota } from '#server/store/rota'
import { startDesk, type Desk } from '../../support/desk.ts'
import { startService } from '../../support/service-process.ts'

const now = new Date('2026-11-23T15:00:00Z')
let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

async function start(): Promise<Gateway> {
  const gateway = await startSamplePager(desk.database, () => now)
  if (gateway === null) throw new Error('no pager')
  onTestFinished(() => gateway.stop())
  return gateway
}

const refusals = async ({ ports }: Gateway) =>
  (await desk.database.read(listResponders))
    .flatMap(({ methods }) => methods.map(({ settings }) => sampleRefuses(settings, ports)))
    .filter((words) => words !== null)

it('is started for a sample desk only', async () => {
  expect(await startSamplePager(desk.database, () => now)).toBeNull()
})

it('is where every method leads at each start, told in the feed once it is another place', async () => {
  await fillSample(desk.database, { tickets: 60, seed: 3 }, now)
  const first = await start()
  expect(await refusals(first)).toEqual([])
  await first.stop()
  const head = await desk.database.read(headOf)
  const again = await start()
  expect([again.ports, await desk.database.read(headOf)]).toEqual([first.ports, head])
  await again.stop()

  const other = createServer().listen(first.ports.snpp, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const moved = await start()
  expect([moved.ports.http, moved.ports.snpp === first.ports.snpp]).toEqual([first.ports.http, false])
  expect(await refusals(moved)).toEqual([])
  const pagers = (await desk.database.read(listResponders)).filter(({ methods }) =>
    methods.some(({ settings }) => settings.channel === 'snpp'),
  )
  expect(await desk.database.read(headOf)).toBe(head + pagers.length)
  expect(pagers.map(({ methods }) => methods.every(({ verifiedAt }) => verifiedAt !== null))).toEqual(pagers.map(() => true)) // prettier-ignore
})

it('leaves a method alone that somebody pointed elsewhere', async () => {
  await fillSample(desk.database, { tickets: 60, seed: 3 }, now)
  const gateway = await start()
  const [responder] = await desk.database.read(listResponders)
  const elsewhere = { channel: 'webhook', url: 'https://hooks.example.net/x', allowsInternal: false } as const
  const doc = JSON.stringify({ ...responder, methods: responder?.methods.map((method) => ({ ...method, settings: elsewhere })) }) // prettier-ignore
  await desk.database.write((tx) => tx.updateTable('responder').set({ doc }).where('id', '=', responder?.id ?? '').execute()) // prettier-ignore
  await gateway.stop()
  await start()
  const [after] = await desk.database.read(listResponders)
  expect(after?.methods.map(({ settings }) => settings)).toEqual(responder?.methods.map(() => elsewhere))
})

it('gives people to a sample of a time before there were any, once', async () => {
  await fillSample(desk.database, { tickets: 60, seed: 3 }, now)
  await desk.database.write(async (tx) => {
    await tx.deleteFrom('responder').execute()
    await tx.deleteFrom('rota').execute()
    await tx.deleteFrom('change').where('kind', 'in', ['responder', 'rota']).execute()
  })
  const gateway = await start()
  const responders = await desk.database.read(listResponders)
  expect(responders.filter(({ staffId }) => staffId !== null)).toHaveLength(7)
  expect((await desk.database.read(readRota)).shifts).toHaveLength(4)
  expect(await refusals(gateway)).toEqual([])
  await gateway.stop()
  await start()
  expect((await desk.database.read(listResponders)).map(({ id }) => id)).toEqual(
    responders.map(({ id }) => id),
  )
})

it('takes the mail of its desk, whatever server was named, and tells nobody outside that it lives', () => {
  const options = sampleOptions(
    { ...desk.options, deadManUrl: 'https://alive.example.net', mail: null },
    { ports: { snpp: 1, smtp: 2525, http: 3 } },
  )
  expect(options).toEqual({ ...desk.options, deadManUrl: null, mail: options.mail })
  expect(options.mail?.server).toMatchObject({ host: '127.0.0.1', port: 2525, security: 'none' })
})

it('is named by the service when it starts, and to every console', async () => {
  const service = await startService({ env: { DESK_SAMPLE_TICKETS: '10' } })
  onTestFinished(() => service.clean())
  const [, url = ''] = /^sample pager: (http:\/\/127\.0\.0\.1:\d+)\/$/m.exec(service.output().stdout) ?? []
  expect(await (await fetch(url)).text()).toContain('nobody outside this computer is woken')
  const reply = await fetch(`${service.url}/v1/me`, { headers: { authorization: `Bearer ${service.token}` } })
  expect(meSchema.parse(await reply.json()).sampleGateway).toBe(url)
  expect(await service.stop()).toBe(0)
})

it('does not keep a service alive that cannot listen', async () => {
  const first = await startService({ env: { DESK_SAMPLE_TICKETS: '10' } })
  onTestFinished(() => first.clean())
  const again = startService({ env: { DESK_SAMPLE_TICKETS: '10', PORT: new URL(first.url).port } })
  await expect(again).rejects.toThrow(/in use/)
})
