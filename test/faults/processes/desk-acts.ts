import type { PageId, TicketId } from '#shared/protocol/common'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import type { Random } from '#server/sample/random'
import { callApi } from '../../support/desk.ts'
import { newTicket } from '../../support/filed.ts'

/** Something that is asked of a desk under a key of its own, as often as it takes until it is answered. */
export interface DeskAct {
  readonly kind: 'ticket' | 'note' | 'acknowledge'
  /** Stands in what it leaves behind, so that its effects can be counted. */
  readonly mark: string
  readonly path: string
  readonly body: object
  /** By `performance.now()`; null: nobody has been answered yet. */
  answeredAt: number | null
}

/** Whoever asks a desk for things, and keeps in mind what was answered. */
export interface DeskAuthor {
  readonly acts: readonly DeskAct[]
  /** What was refused, in words. */
  readonly refused: readonly string[]
  /** Tickets that the desk has answered for. */
  readonly tickets: readonly Ticket[]
  file(isCritical: boolean): DeskAct
  /** Null where there is no ticket yet. */
  note(): DeskAct | null
  /** Of a page that nobody was asked to acknowledge; null where there is none. */
  acknowledge(): DeskAct | null
  /** Sends it under its key; a line that breaks leaves it unanswered. */
  send(service: { url: string; token: string }, act: DeskAct): Promise<void>
  unanswered(): readonly DeskAct[]
}

/** `groups`: names that the desk knows; each ticket takes the next one. */
export function createDeskAuthor(random: Random, groups: readonly string[]): DeskAuthor {
  const acts: DeskAct[] = []
  const refused: string[] = []
  const tickets: Ticket[] = []
  const asked = new Set<PageId>()

  function add(kind: DeskAct['kind'], path: string, bodyOf: (mark: string) => object): DeskAct {
    const mark = `[desk-${acts.length + 1}]`
    const act: DeskAct = { kind, mark, path, body: bodyOf(mark), answeredAt: null }
    acts.push(act)
    return act
  }

  return {
    acts,
    refused,
    tickets,
    file(isCritical) {
      const filed = acts.filter(({ kind }) => kind === 'ticket').length
      const groupName = groups[filed] ?? 'Nobody'
      const urgency = isCritical ? 'mission-critical' : 'work-request'
      return add('ticket', '/v1/tickets', (mark) => newTicket({ groupName, urgency, description: mark }))
    },
    note() {
      const [first, ...rest] = tickets.map(({ id }): TicketId => id)
      if (first === undefined) return null
      const id = random.pick([first, ...rest])
      return add('note', `/v1/tickets/${id}/messages`, (mark) => ({ kind: 'note', body: mark }))
    },
    acknowledge() {
      const free = tickets.flatMap(({ gate }) => (gate?.pageId ? [gate.pageId] : []))
      const [first, ...rest] = free.filter((id) => !asked.has(id))
      if (first === undefined) return null
      const id = random.pick([first, ...rest])
      asked.add(id)
      return add('acknowledge', `/v1/pages/${id}/acknowledge`, (mark) => ({ note: mark }))
    },
    async send({ url, token }, act) {
      const { path, body, mark } = act
      const headers = { 'idempotency-key': mark }
      const reply = await callApi(url, token, 'POST', path, { headers, body }).catch(() => null)
      if (reply === null) return
      if (reply.status >= 400) return void refused.push(`${mark} was refused: ${reply.status} ${reply.text}`)
      act.answeredAt = performance.now()
      if (act.kind === 'ticket') tickets.push(ticketSchema.parse(reply.body))
    },
    unanswered: () => acts.filter(({ answeredAt }) => answeredAt === null),
  }
}
