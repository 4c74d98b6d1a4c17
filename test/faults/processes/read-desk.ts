import { z } from 'zod'
import { changesReplySchema, putSchema } from '#shared/protocol/changes'
import type { Group } from '#shared/protocol/group'
import type { Message } from '#shared/protocol/message'
import type { Ticket } from '#shared/protocol/ticket'
import { callApi } from '../../support/desk.ts'
import { groupRow, ticketRow } from './replica-row.ts'

/** All a service holds that a console shows. */
export interface DeskContent {
  readonly tickets: ReadonlyMap<string, Ticket>
  readonly messages: readonly Message[]
  /** Row by row as text, to be compared with a console's. */
  readonly rows: ReadonlyMap<string, string>
  /** The marks of acts, in the order of the messages of each ticket. */
  readonly marks: readonly string[]
}

const pageSchema = changesReplySchema.extend({ changes: z.array(z.unknown()) })

/** Reads the whole feed of a service, as an empty console would. */
export async function readDesk(service: { url: string; token: string }): Promise<DeskContent> {
  const tickets = new Map<string, Ticket>()
  const messages = new Map<string, Message>()
  const groups = new Map<string, Group>()
  let cursor = ''
  for (;;) {
    const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const reply = await callApi(service.url, service.token, 'GET', `/v1/changes?limit=5000${from}`)
    const page = pageSchema.parse(reply.body)
    for (const change of page.changes) {
      const put = putSchema.safeParse(change)
      if (!put.success) continue
      if (put.data.kind === 'ticket') tickets.set(put.data.id, put.data.doc)
      else if (put.data.kind === 'message') messages.set(put.data.id, put.data.doc)
      else if (put.data.kind === 'group') groups.set(put.data.id, put.data.doc)
    }
    cursor = page.cursor
    if (!page.more) break
  }
  const ordered = [...messages.values()].toSorted(
    (a, b) => a.ticketId.localeCompare(b.ticketId) || a.position - b.position,
  )
  const byTicket = Map.groupBy(ordered, (message) => message.ticketId)
  const rows = new Map<string, string>()
  for (const ticket of tickets.values())
    rows.set(`ticket ${ticket.id}`, ticketRow(ticket, byTicket.get(ticket.id) ?? []))
  for (const group of groups.values()) rows.set(`group ${group.id}`, groupRow(group))
  return { tickets, messages: ordered, rows, marks: ordered.flatMap((message) => marksIn(message.body)) }
}

export function marksIn(text: string): string[] {
  return text.match(/\[[A-Za-z]+[A-Za-z0-9]*-\d+\]/g) ?? []
}
