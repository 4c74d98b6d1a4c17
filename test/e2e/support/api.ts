import { randomUUID } from 'node:crypto'
import { attachmentIdSchema } from '../../../shared/protocol/common.ts'
import { attachmentPath } from '../../support/attachments.ts'
import type { ListedEntry, OperationResult } from '../../../shared/protocol/blocklist.ts'
import type { GoLive } from '../../../shared/protocol/go-live.ts'
import type { Group, NewGroup } from '../../../shared/protocol/group.ts'
import type { Message, NewMessage } from '../../../shared/protocol/message.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import type { Responder } from '../../../shared/protocol/responder.ts'
import type { Rota } from '../../../shared/protocol/rota.ts'
import type { CreatedStaff, Invitation, NewStaff } from '../../../shared/protocol/staff.ts'
import type { NewTicket, Ticket, TicketChange, TicketWithMessages } from '../../../shared/protocol/ticket.ts'
import type { NewView, View } from '../../../shared/protocol/view.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'

/** What another program would do to the desk, over HTTP. */
export interface Api {
  file(ticket: {
    subject: string
    urgency?: Urgency
    groupName?: string
    description?: string
    requester?: NewTicket['requester']
  }): Promise<Ticket>
  ticket(id: string): Promise<TicketWithMessages>
  change(ticket: Ticket, change: TicketChange): Promise<Ticket>
  /** Closes a ticket as a double of another. */
  merge(ticket: Ticket, into: string): Promise<Ticket>
  write(ticketId: string, message: NewMessage): Promise<Message>
  /** Writes a message with one file. */
  attach(
    ticketId: string,
    message: NewMessage,
    name: string,
    content: string | Uint8Array<ArrayBuffer>,
  ): Promise<Message>
  addStaff(person: NewStaff): Promise<CreatedStaff>
  /** A one-time link for a person. */
  invite(staffId: string): Promise<Invitation>
  addGroup(group: NewGroup): Promise<Group>
  /** Puts a group on the pager blocklist for a month. */
  block(groupId: string, reason: string): Promise<OperationResult[]>
  /** Files mission-critical tickets of a group and judges each a false alarm. */
  falseAlarms(groupName: string, count: number): Promise<Ticket[]>
  /** Adds somebody to be paged. */
  addResponder(id: string, person: object): Promise<Responder>
  /** Sends a code by a method; with the code, verifies it. */
  verify(responderId: string, methodId: string, code?: string): Promise<unknown>
  putRota(rota: Rota): Promise<unknown>
  pages(): Promise<Page[]>
  putView(id: string, view: NewView): Promise<View>
  views(): Promise<View[]>
  acknowledge(pageId: string): Promise<Page>
  blocklist(): Promise<ListedEntry[]>
  revoke(staffId: string): Promise<void>
  tickets(): Promise<Ticket[]>
  goLive(): Promise<GoLive>
}

export function makeApi(url: string, token: string): Api {
  async function ask<Reply>(
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Reply> {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(new URL(path, url), {
      method,
      headers: { authorization: `Bearer ${token}`, ...json, ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    // The service's own contract tests hold its replies against the schemas.
    return (text === '' ? undefined : JSON.parse(text)) as Reply
  }
  const api: Api = {
    file: ({
      subject,
      urgency = 'work-request',
      groupName = 'Blue Heron Bakery',
      description = 'Please look at it.',
      requester = {
        firstName: 'Ines',
        lastName: 'Okafor',
        email: 'ines@heron.example',
        phone: '+49 30 5550 1212',
      },
    }) => {
      const ticket: NewTicket = {
        groupName,
        urgency,
        subject,
        description,
        requester,
      }
      return ask('POST', '/v1/tickets', ticket, { 'idempotency-key': randomUUID() })
    },
    ticket: (id) => ask('GET', `/v1/tickets/${id}`),
    change: (ticket, change) =>
      ask('PATCH', `/v1/tickets/${ticket.id}`, change, { 'if-match': `"${ticket.version}"` }),
    merge: (ticket, into) => ask('POST', `/v1/tickets/${ticket.id}/merge`, { into }),
    attach: async (ticketId, message, name, content) => {
      const id = attachmentIdSchema.parse(randomUUID())
      const sent = await fetch(new URL(attachmentPath(id, ticketId, name, content), url), {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}` },
        body: content,
      })
      if (!sent.ok) throw new Error(`the file was answered ${sent.status}`)
      return ask('POST', `/v1/tickets/${ticketId}/messages`, { ...message, attachmentIds: [id] })
    },
    write: (ticketId, message) => ask('POST', `/v1/tickets/${ticketId}/messages`, message),
    addStaff: (person) => ask('POST', '/v1/staff', person),
    invite: (staffId) => ask('POST', `/v1/staff/${staffId}/invitations`),
    addGroup: (group) => ask('POST', '/v1/groups', group),
    block: async (groupId, reason) => {
      const now = Date.now()
      const until = new Date(now + 30 * 86_400_000).toISOString()
      const madeAt = { ms: now, counter: 0, node: 'elsewhere' }
      const common = { id: randomUUID(), groupId, act: 'block', targets: [], after: [] }
      const body = { operations: [{ ...common, until, reason, madeAt }] }
      return (await ask<{ results: OperationResult[] }>('POST', '/v1/blocklist/operations', body)).results
    },
    falseAlarms: async (groupName, count) => {
      const tickets: Ticket[] = []
      for (let place = 1; place <= count; place += 1) {
        const ticket = await api.file({
          subject: `False alarm ${place}`,
          urgency: 'mission-critical',
          groupName,
        })
        tickets.push(await api.change(ticket, { status: 'resolved', verdict: 'false-alarm' }))
      }
      return tickets
    },
    addResponder: (id, person) => ask('PUT', `/v1/responders/${id}`, person),
    verify: (responderId, methodId, code) =>
      ask(
        'POST',
        `/v1/responders/${responderId}/methods/${methodId}/verify`,
        code === undefined ? {} : { code },
      ),
    putRota: (rota) => ask('PUT', '/v1/rota', rota, { 'if-match': '"1"' }),
    pages: async () => (await ask<{ items: Page[] }>('GET', '/v1/pages')).items,
    putView: (id, view) => ask('PUT', `/v1/views/${id}`, view),
    views: async () => (await ask<{ items: View[] }>('GET', '/v1/views')).items,
    acknowledge: (pageId) => ask('POST', `/v1/pages/${pageId}/acknowledge`, {}),
    blocklist: async () => (await ask<{ items: ListedEntry[] }>('GET', '/v1/blocklist')).items,
    goLive: () => ask('GET', '/v1/go-live'),
    revoke: (staffId) => ask('DELETE', `/v1/staff/${staffId}`),
    tickets: async () => (await ask<{ items: Ticket[] }>('GET', '/v1/tickets?limit=200')).items,
  }
  return api
}
