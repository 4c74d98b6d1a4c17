import { afterEach, beforeEach, expect, it } from 'vitest'
import { pageListSchema, type Page } from '#shared/protocol/page'
import { ticketSchema } from '#shared/protocol/ticket'
import { openDatabase } from '#server/store/database'
import { callApi } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { startHttpGateway, type HttpGateway } from '../../support/http-gateway.ts'
import { putResponders, responder, webhookTo } from '../../support/responders.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

const minute = 60_000
let gateway: HttpGateway
let service: ServiceProcess
let dataDir: string

beforeEach(async () => {
  gateway = await startHttpGateway(() => 200)
  dataDir = await temporaryFolder()
  const database = await openDatabase(dataDir)
  const ways = ['ann', 'bob'].map((id) => responder(id, [{ id: `${id}-1`, settings: webhookTo(`${gateway.url}/${id}`) }])) // prettier-ignore
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
const critical = async () => ticketSchema.parse((await call('POST', '/v1/tickets', newTicket({ groupName: 'Acme', urgency: 'mission-critical' }))).body) // prettier-ignore

/** While no service runs: five minutes of the pager's own time pass for every page that is under way. */
async function passFiveMinutes(): Promise<void> {
  const database = await openDatabase(dataDir)
  await database.write(async (tx) => {
    const columns = ['began_at', 'round_began_at', 'due_at'] as const
    for (const column of columns)
      await tx
        .updateTable('page_run')
        .set((set) => ({ [column]: set(column, '-', 5 * minute) }))
        .where('due_at', '>', 0)
        .execute()
  })
  await database.close()
}

it('pages everybody although the service was killed while it asked one alone', async () => {
  await critical()
  await until('both to be woken', () => gateway.taken.length === 2)
  const [first] = await pages()
  expect((await call('POST', `/v1/pages/${first?.id}/acknowledge`, {})).status).toBe(200)
  expect((await call('POST', `/v1/pages/${first?.id}/hand-over`, { to: 'ann' })).status).toBe(200)
  await until('both to be told, and Ann that she has it', () => gateway.taken.length === 5)
  const { gate } = await critical()
  expect(gate?.outcome).toBe('told')
  const told = async () => (await pages()).find(({ id }) => id === gate?.pageId)
  await until('Ann to be asked', async () => (await told())?.state === 'notified')
  await service.kill()
  await passFiveMinutes()
  service = await startService({ env: { DATA_DIR: dataDir } })
  await until('everybody to be asked', async () => (await told())?.deliveries.length === 3)
  const asked = (await told())?.deliveries.map(({ responderId, round }) => [responderId, round])
  expect(asked).toEqual([['ann', 1], ['ann', 2], ['bob', 2]]) // prettier-ignore
  await service.kill()
  service = await startService({ env: { DATA_DIR: dataDir } })
  await until('it to be told', async () => (await told())?.deliveries.every(({ state }) => state === 'accepted') === true) // prettier-ignore
  expect((await told())?.deliveries).toHaveLength(3)
})
