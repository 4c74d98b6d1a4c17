import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { groupSchema } from '../../shared/protocol/group.ts'
import { pageSchema } from '../../shared/protocol/page.ts'
import type { Thresholds } from '../../shared/protocol/settings.ts'
import { ticketSchema, type Ticket } from '../../shared/protocol/ticket.ts'
import { openDatabase } from '../../server/store/database.ts'
import { callApi, type Reply } from '../support/desk.ts'
import { newTicket } from '../support/filed.ts'
import { putResponders, responder, webhookTo } from '../support/responders.ts'
import { startService, type ServiceProcess } from '../support/service-process.ts'
import type { Gateway } from './gateway.ts'

/** A real desk, in a process of its own, that wakes so many people by one webhook each, all at one gateway. */
export interface PagedDesk {
  readonly service: ServiceProcess
  /** How the gateway tells it from others. */
  readonly side: string
  readonly people: number
  call(method: string, path: string, body?: object): Promise<Reply>
  addGroup(name: string): Promise<void>
  /** From when on several groups have one outage. */
  setOutageRule(outage: Thresholds['outage']): Promise<void>
  /** Resolves when the service has answered: it is committed by then. */
  critical(groupName: string): Promise<Ticket>
  /** Ends a page, and waits until everybody whom it woke was told so. */
  end(pageId: string): Promise<void>
}

export async function startPagedDesk(folder: string, gateway: Gateway, people: number): Promise<PagedDesk> {
  const side = `desk-${people}`
  const dataDir = mkdtempSync(join(folder, `paged-${side}-`))
  const database = await openDatabase(dataDir)
  const responders = Array.from({ length: people }, (_, nth) =>
    responder(`Person-${nth}`, [{ id: `way-${nth}`, settings: webhookTo(gateway.addressOf(side, nth)) }]),
  )
  await putResponders(database, responders, new Date())
  await database.close()
  const service = await startService({ env: { DATA_DIR: dataDir } })

  async function call(method: string, path: string, body?: object, headers = {}): Promise<Reply> {
    const reply = await callApi(service.url, service.token, method, path, { body, headers })
    if (reply.status >= 300) throw new Error(`${method} ${path} was answered ${reply.status}: ${reply.text}`)
    return reply
  }
  const page = async (id: string) => pageSchema.parse((await call('GET', `/v1/pages/${id}`)).body)

  return {
    service,
    side,
    people,
    call,
    async addGroup(name) {
      groupSchema.parse((await call('POST', '/v1/groups', { name })).body)
    },
    async setOutageRule(outage) {
      const etag = (await call('GET', '/v1/settings')).headers.get('etag') ?? ''
      await call('PATCH', '/v1/settings', { thresholds: { outage } }, { 'if-match': etag })
    },
    async critical(groupName) {
      const body = newTicket({ groupName, urgency: 'mission-critical', subject: 'Mail is down' })
      return ticketSchema.parse((await call('POST', '/v1/tickets', body)).body)
    },
    async end(pageId) {
      await call('POST', `/v1/pages/${pageId}/resolve`, {})
      await gateway.taken(side, people)
      // What came of the last of them is written as well: the next round begins with nothing under way.
      while ((await page(pageId)).deliveries.some(({ state }) => state === 'queued')) await pause(20)
    },
  }
}
