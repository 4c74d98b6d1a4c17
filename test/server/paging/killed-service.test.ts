import { afterEach, beforeEach, expect, it } from 'vitest'
import { pageListSchema, type Page } from '#shared/protocol/page'
import { openDatabase } from '#server/store/database'
import { callApi } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { startHttpGateway, type HttpGateway } from '../../support/http-gateway.ts'
import { putResponders, responder, webhookTo } from '../../support/responders.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

let gateway: HttpGateway
let service: ServiceProcess
let dataDir: string
let answers: boolean

beforeEach(async () => {
  answers = true
  gateway = await startHttpGateway(() => (answers ? 200 : null))
  dataDir = await temporaryFolder()
  const database = await openDatabase(dataDir)
  const ways = ['ann', 'bob', 'cy'].map((id) => responder(id, [{ id: `${id}-1`, settings: webhookTo(gateway.url) }])) // prettier-ignore
  await putResponders(database, ways, new Date())
  await database.close()
  service = await startService({ env: { DATA_DIR: dataDir } })
  await call('POST', '/v1/groups', { name: 'Acme' })
})
afterEach(async () => {
  await service.clean()
  await gateway.stop()
})

const call = (method: string, path: string, body?: object) =>
  callApi(service.url, service.token, method, path, { body })
const pages = async (): Promise<Page[]> => pageListSchema.parse((await call('GET', '/v1/pages')).body).items
const isAccepted = ({ deliveries }: Page) =>
  deliveries.length === 3 && deliveries.every(({ state }) => state === 'accepted')
const critical = () =>
  call('POST', '/v1/tickets', newTicket({ groupName: 'Acme', urgency: 'mission-critical' }))
const keys = () => gateway.taken.map(({ body }) => (JSON.parse(body) as { deliveryId: string }).deliveryId)

it('hands over again, under the same key, what it was handing over when it was killed', async () => {
  answers = false
  expect((await critical()).status).toBe(201)
  await until('the gateway to have all three', () => gateway.taken.length === 3)
  await service.kill()
  answers = true
  service = await startService({ env: { DATA_DIR: dataDir } })
  await until('the page to be told', async () => (await pages()).every(isAccepted))
  expect(gateway.taken).toHaveLength(6)
  expect(keys().slice(3).toSorted()).toEqual(keys().slice(0, 3).toSorted())
})

it('finishes what it is handing over when it is asked to stop, and sends none of it twice', async () => {
  expect((await critical()).status).toBe(201)
  await until('the gateway to have the first', () => gateway.taken.length > 0)
  expect(await service.stop()).toBe(0)
  service = await startService({ env: { DATA_DIR: dataDir } })
  await until('the page to be told', async () => (await pages()).every(isAccepted))
  expect(new Set(keys()).size).toBe(gateway.taken.length)
})
