import { expect, it, onTestFinished, vi } from 'vitest'
import { ticketListSchema, ticketSchema, ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { callApi } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'
import { startService, type ServiceProcess } from '../../support/service-process.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

async function start(dataDir: string): Promise<ServiceProcess> {
  const service = await startService({ env: { DATA_DIR: dataDir } })
  onTestFinished(() => service.clean())
  return service
}

it('carries out once what reaches two services on one desk at the same time, and both answer alike', async () => {
  const dataDir = await temporaryFolder()
  const services = [await start(dataDir), await start(dataDir)]
  const send = (index: number, method: string, path: string, key: string, body: unknown, ifMatch = '"1"') => {
    const { url, token } = services[index % services.length] ?? { url: '', token: '' }
    const headers = { 'idempotency-key': key, 'if-match': ifMatch }
    return callApi(url, token, method, path, { body, headers })
  }
  const atOnce = (method: string, path: string, key: string, body: unknown) =>
    Promise.all(Array.from({ length: 6 }, (_, index) => send(index, method, path, key, body)))

  for (let round = 0; round < 5; round += 1) {
    const filed = await atOnce(
      'POST',
      '/v1/tickets',
      `file-${round}`,
      newTicket({ subject: `Round ${round}` }),
    )
    expect(new Set(filed.map((reply) => `${reply.status} ${reply.text}`)).size).toBe(1)
    expect(filed.filter((reply) => reply.headers.get('idempotent-replay') === null)).toHaveLength(1)

    const { id } = ticketSchema.parse(filed[0]?.body)
    const path = `/v1/tickets/${id}`
    const changed = await atOnce('PATCH', path, `change-${round}`, { status: 'open' })
    expect(new Set(changed.map((reply) => `${reply.status} ${reply.headers.get('etag')}`))).toEqual(
      new Set(['200 "2"']),
    )
    const ticket = ticketWithMessagesSchema.parse((await send(round, 'GET', path, 'x', undefined)).body)
    expect(ticket.messages.map((message) => message.kind)).toEqual(['customer', 'event'])
  }
  const { items } = ticketListSchema.parse((await send(0, 'GET', '/v1/tickets', 'x', undefined)).body)
  expect(items.map((ticket) => ticket.number)).toEqual([1004, 1003, 1002, 1001, 1000])
})
