import { randomUUID } from 'node:crypto'
import { performMany } from '#main/sync/perform-many'
import { batchIdSchema, bulkChangeSchema, type BatchId, type BulkDone, type UndoDone } from '#shared/ipc/bulk'
import type { Result } from '#shared/ipc/result'
import { ticketIdSchema } from '#shared/protocol/common'
import { ticketSchema, type NewTicket, type Ticket } from '#shared/protocol/ticket'
import { newColleague } from './colleague.ts'
import { makeProfile } from './core-console.ts'
import { startDesk, type Desk } from './desk.ts'
import { file } from './filed.ts'
import { openConsole, type OpenConsole } from './open-console.ts'
import { startProxy, type Proxy } from './proxy.ts'
import { until } from './until.ts'

/** A desk with tickets, a colleague there, and a console on a line that can be cut. */
export interface BulkDesk {
  readonly desk: Desk
  readonly line: Proxy
  readonly profile: string
  readonly tickets: Ticket[]
  file(count: number, fields?: Partial<NewTicket>): Promise<void>
  /** Opens the console, and waits until it holds all tickets. */
  open(): Promise<OpenConsole>
  /** As the colleague. */
  change(place: number, set: object): Promise<void>
  statuses(): Promise<string[]>
  close(): Promise<void>
}

export async function startBulkDesk(): Promise<BulkDesk> {
  const desk = await startDesk()
  const line = await startProxy(desk.url)
  const profile = await makeProfile()
  const { token } = await newColleague(desk, 'Bea')
  const tickets: Ticket[] = []
  const opened: OpenConsole[] = []
  const read = async (id: string) => ticketSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
  return {
    desk,
    line,
    profile: profile.path,
    tickets,
    async file(count, fields = {}) {
      for (let n = 0; n < count; n += 1)
        tickets.push(await file(desk, { subject: `Ticket ${tickets.length}`, ...fields }))
    },
    async open() {
      const console = await openConsole({
        profile: profile.path,
        serviceUrl: line.url,
        deskUrl: desk.url,
        deskKey: 'desk',
        token: desk.token,
      })
      opened.push(console)
      await console.online()
      for (const { id } of tickets) await console.pulled(id, 1)
      return console
    },
    async change(place, set) {
      const id = tickets[place]?.id ?? ''
      const headers = { 'if-match': `"${(await read(id)).version}"` }
      const reply = await desk.api('PATCH', `/v1/tickets/${id}`, { token, headers, body: set })
      if (reply.status !== 200) throw new Error(reply.text)
    },
    statuses: async () => (await Promise.all(tickets.map(({ id }) => read(id)))).map(({ status }) => status),
    async close() {
      for (const console of opened) if (!console.session.closed) await console.close()
      await line.close()
      await desk.close()
      await profile.remove()
    },
  }
}

export const newBatch = (): BatchId => batchIdSchema.parse(randomUUID())

/** Throws where it was refused. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

/** Does one thing to all tickets, and lets it leave, as the screen does. */
export function doMany(
  console: OpenConsole,
  tickets: readonly Ticket[],
  change: object,
  { undoMs = 0, batchId = newBatch() }: { undoMs?: number; batchId?: BatchId } = {},
): BulkDone {
  const ticketIds = tickets.map(({ id }) => ticketIdSchema.parse(id))
  const request = { batchId, ticketIds, change: bulkChangeSchema.parse(change), undoMs }
  const done = valueOf(performMany(console.session, request))
  console.running.push()
  return done
}

/** What was undone; throws where it was anything else. */
export function undone(
  console: OpenConsole,
  result: Result<UndoDone>,
): Extract<UndoDone, { kind: 'undone' }> {
  const done = valueOf(result)
  if (done.kind !== 'undone') throw new Error(`It was not undone: ${done.kind}`)
  console.running.push()
  return done
}

export function allSent(console: OpenConsole, limit?: number): Promise<void> {
  const isSent = () => console.outbox().every(({ state }) => state.kind === 'sent')
  return until('everything to be sent', isSent, limit, 50)
}
