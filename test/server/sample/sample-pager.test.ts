import { once } from 'node:events'
import { createServer } from 'node:net'
import { JSDOM } from 'jsdom'
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { groupSchema } from '#shared/protocol/group'
import { pageListSchema, pageSchema } from '#shared/protocol/page'
import { meSchema } from '#shared/protocol/staff'
import { fillSample } from '#server/sample/fill-sample'
import type { Gateway } from '#server/sample/gateway/gateway'
import { sampleRefuses } from '#server/sample/loopback-only'
import { sampleOptions, startSamplePager } from '#server/sample/sample-pager'
import { openDatabase } from '#server/store/database'
import { headOf } from '#server/store/feed'
import { moveResponder } from '#server/store/move-responder'
import { listResponders } from '#server/store/responders'
import { readRota } from '#server/store/rota'
import { callApi, startDesk, type Call, type Desk } from '../../support/desk.ts'
import { startService } from '../../support/service-process.ts'
import { startBadGateway } from '../../support/snpp-gateway.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

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

it('shows within moments whom a mission-critical ticket wakes, with a link that opens the page', async () => {
  const service = await startService({ env: { DESK_SAMPLE_TICKETS: '10' } })
  onTestFinished(() => service.clean())
  const [, url = ''] = /^sample pager: (\S+)\/$/m.exec(service.output().stdout) ?? []
  const api = (method: string, path: string, body?: unknown) =>
    callApi(service.url, service.token, method, path, body === undefined ? {} : { body })
  const groups = z.object({ items: z.array(groupSchema) }).parse((await api('GET', '/v1/groups')).body).items
  const groupName = groups.find(({ confirmed }) => confirmed)?.name
  const requester = {
    firstName: 'Ada',
    lastName: 'Byron',
    email: 'ada@harbour.example',
    phone: '+1 555 0100',
  }
  const ticket = { groupName, urgency: 'mission-critical', requester, subject: 'All is dark', description: 'Since noon.' } // prettier-ignore
  expect((await api('POST', '/v1/tickets', ticket)).status).toBe(201)
  let page = new JSDOM('').window.document
  await until('the page to arrive', async () => {
    page = new JSDOM(await (await fetch(url)).text()).window.document
    return page.querySelector('.taken a.button') !== null
  })
  expect(page.querySelector('.taken')?.textContent).toContain('All is dark')
  const link = page.querySelector('.taken a.button')?.getAttribute('href') ?? ''
  expect(page.querySelector('.taken a.button')?.textContent).toBe('Acknowledge')
  expect(link.startsWith(`${service.url}/p/`)).toBe(true)
})

it('is all that its desk sends to: whoever is to be reached elsewhere is not, and the page says why', async () => {
  const gateway = await startBadGateway(() => '250 OK\r\n')
  onTestFinished(() => gateway.stop())
  const dataDir = await temporaryFolder()
  const env = { DESK_SAMPLE_TICKETS: '10', DATA_DIR: dataDir }
  await (await startService({ env })).stop()
  const database = await openDatabase(dataDir)
  const [responder] = await database.read(listResponders)
  if (responder === undefined) throw new Error('nobody')
  const settings = { channel: 'snpp', host: '127.0.0.1', port: gateway.port, pagerId: '1', login: '', isTwoWay: false, length: 200, allowsInternal: true } as const // prettier-ignore
  const methods = responder.methods.slice(0, 1).map((method) => ({ ...method, settings }))
  await database.write((tx) => moveResponder(tx, { ...responder, methods }, now))
  await database.close()

  const service = await startService({ env })
  onTestFinished(() => service.clean())
  const api = (method: string, path: string, call?: Call) =>
    callApi(service.url, service.token, method, path, call)
  const body = { kind: 'manual', text: 'Is anybody there?', responderIds: [responder.id] }
  const made = pageSchema.parse((await api('POST', '/v1/pages', { body })).body)
  const find = async () =>
    pageListSchema.parse((await api('GET', '/v1/pages')).body).items.find(({ id }) => id === made.id)
  await until('the message to fail', async () => (await find())?.deliveries[0]?.state === 'failed')
  expect((await find())?.deliveries[0]?.words).toContain('This is a sample desk: it wakes nobody')
  expect(gateway.heard).toEqual([])
})

it('does not keep a service alive that cannot listen', async () => {
  const first = await startService({ env: { DESK_SAMPLE_TICKETS: '10' } })
  onTestFinished(() => first.clean())
  const again = startService({ env: { DESK_SAMPLE_TICKETS: '10', PORT: new URL(first.url).port } })
  await expect(again).rejects.toThrow(/in use/)
})
