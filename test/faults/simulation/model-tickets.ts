import { decideTicketChange } from '#server/store/ticket-change'
import { mergedAfter, statusAfter } from '#server/store/messages'
import { mergedTicket, refuse } from '#server/store/ticket-merge'
import { Refusal, invalidReference, notFound } from '#server/store/refusal'
import { unseenMessages } from '#shared/rules/unseen-messages'
import { messageIdSchema, ticketIdSchema, type Author } from '#shared/protocol/common'
import type { Message, NewMessage } from '#shared/protocol/message'
import type { NewTicket, Ticket, TicketChange } from '#shared/protocol/ticket'
import { answered, newTimeline } from '#shared/rules/service-levels/timeline'
import { passGate, stepTicket, tellDecision } from './model-gate.ts'
import { groupForFiling, survivingGroup } from './model-groups.ts'
import type { ModelDesk } from './model-desk.ts'
import { endSettledPages } from './model-pages.ts'
import { putTicket } from './model-put-ticket.ts'
import { messagesOf } from './model-state.ts'

const firstNumber = 1000

export function fileTicket(desk: ModelDesk, wanted: NewTicket, author: Author): Ticket {
  const { state } = desk
  const id = wanted.id ?? ticketIdSchema.parse(desk.newId())
  if (state.ticket.has(id)) throw new Refusal('id-taken', 'A ticket of this id exists already.')
  const group = groupForFiling(desk, wanted.groupName)
  const at = desk.now()
  const set = { by: author, at, why: '' }
  const filed: Ticket = {
    id,
    number: Math.max(firstNumber - 1, ...[...state.ticket.values()].map((one) => one.number)) + 1,
    groupId: group.id,
    groupName: wanted.groupName,
    subject: wanted.subject,
    status: 'new',
    requester: wanted.requester,
    urgency: { requested: wanted.urgency, effective: wanted.urgency, judged: null },
    urgencySet: { requested: set, effective: set, judged: null },
    verdict: null,
    assigneeId: null,
    source: 'staff',
    advice: { workedBefore: null, everythingDown: null },
    mergedInto: null,
    reporterConfirmed: { by: author, at },
    gate: null,
    timeline: newTimeline,
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
  const ticket = passGate(desk, null, filed)
  addMessage(desk, ticket.id, { kind: 'customer', body: wanted.description }, author)
  tellDecision(desk, null, ticket)
  state.ticket.set(id, ticket)
  desk.record('ticket', id, 1)
  return ticket
}

export function changeTicket(
  desk: ModelDesk,
  id: string,
  asked: TicketChange,
  expected: (version: number) => boolean,
  by: Author,
): Ticket {
  const { state } = desk
  const ticket = state.ticket.get(id)
  if (ticket === undefined) throw notFound('ticket')
  if (!expected(ticket.version))
    throw new Refusal('version-conflict', 'The ticket has changed meanwhile.', { current: ticket })
  const change = { ...asked }
  const names = {
    assignee: null as string | null,
    groupBefore: ticket.groupName,
    groupAfter: ticket.groupName,
  }
  if (change.assigneeId != null) {
    const assignee = state.staff.get(change.assigneeId)
    if (assignee === undefined || assignee.revokedAt !== null)
      throw invalidReference('assigneeId', 'Nobody of this id works here.')
    names.assignee = assignee.name
  }
  if (change.groupId !== undefined) {
    const group = survivingGroup(state, change.groupId)
    if (group === null) throw invalidReference('groupId', 'There is no such group.')
    change.groupId = group.id
    names.groupAfter = group.name
    names.groupBefore = state.group.get(ticket.groupId)?.name ?? ticket.groupName
  }
  const decided = decideTicketChange(ticket, change, by, desk.now(), names)
  if (decided === null) return ticket
  addMessage(desk, ticket.id, { kind: 'event', body: decided.sentence }, by)
  const changed = stepTicket(desk, ticket, decided.ticket)
  tellApart(desk, ticket.id, ticket.mergedInto, by)
  endSettledPages(desk, ticket, changed)
  return changed
}

export function writeMessage(
  desk: ModelDesk,
  ticketId: string,
  sent: NewMessage,
  staffId: Parameters<typeof unseenMessages>[2],
  author: Author,
): Message {
  const ticket = desk.state.ticket.get(ticketId)
  if (ticket === undefined) throw notFound('ticket')
  if (ticket.mergedInto !== null)
    throw new Refusal('already-merged', `#${ticket.number} was merged into another ticket.`, {
      current: ticket,
    })
  if (sent.kind === 'reply' && sent.force !== true) refuseUnseen(desk, ticketId, sent, staffId)
  return addAndTouch(desk, ticket, sent, author)
}

function refuseUnseen(
  desk: ModelDesk,
  ticketId: string,
  sent: NewMessage,
  staffId: Parameters<typeof unseenMessages>[2],
): void {
  const messages = messagesOf(desk.state, ticketId)
  const seenThrough = sent.seenThrough ?? null
  if (seenThrough !== null && !messages.some((message) => message.id === seenThrough))
    throw invalidReference('seenThrough', 'This ticket has no such message.')
  const unseen = unseenMessages(messages, seenThrough, staffId)
  if (unseen.length > 0)
    throw new Refusal('unseen-messages', 'Something has arrived that you have not seen.', { unseen })
}

/** The customer adds something on the receipt page. */
export function customerWrites(desk: ModelDesk, ticketId: string, body: string): void {
  const ticket = desk.state.ticket.get(ticketId)
  if (ticket === undefined) throw notFound('ticket')
  addAndTouch(desk, ticket, { kind: 'customer', body }, { kind: 'customer', staffId: null, name: 'Grace' })
}

export function mergeTicket(desk: ModelDesk, id: string, into: string, by: Author): Ticket {
  const [ticket, target] = [desk.state.ticket.get(id), desk.state.ticket.get(into)]
  if (ticket === undefined) throw notFound('ticket')
  if (target === undefined) throw invalidReference('into', 'There is no such ticket.')
  refuse(ticket, target)
  const updatedAt = desk.now()
  const event = (body: string) => ({ kind: 'event' as const, body })
  addMessage(desk, target.id, event(`${by.name} merged #${ticket.number} into this ticket.`), by)
  putTicket(desk, { ...target, updatedAt })
  addMessage(desk, ticket.id, event(`${by.name} merged this ticket into #${target.number}.`), by)
  const closed = putTicket(desk, mergedTicket(ticket, target, by, updatedAt))
  endSettledPages(desk, ticket, closed)
  return closed
}

/** As the service's own `tellApart`; `otherId` is what it was merged into before the step. */
export function tellApart(
  desk: ModelDesk,
  id: Ticket['id'],
  otherId: Ticket['mergedInto'],
  by: Author,
): void {
  const other = otherId === null ? undefined : desk.state.ticket.get(otherId)
  const ticket = desk.state.ticket.get(id)
  if (other === undefined || ticket?.mergedInto !== null) return
  addMessage(desk, other.id, { kind: 'event', body: `#${ticket.number} is a ticket of its own again.` }, by)
  putTicket(desk, { ...other, updatedAt: desk.now() })
}

type ToAdd = Pick<Message, 'kind' | 'body'> & { id?: Message['id'] | undefined }

function addAndTouch(desk: ModelDesk, ticket: Ticket, added: ToAdd, author: Author): Message {
  const message = addMessage(desk, ticket.id, added, author)
  const status = statusAfter(added.kind, ticket.status)
  const merged = mergedAfter(ticket, status)
  const before = ticket.timeline ?? newTimeline
  const timeline = added.kind === 'reply' ? answered(before, desk.now()) : before
  stepTicket(desk, ticket, { ...ticket, status, ...merged, timeline, updatedAt: desk.now() })
  tellApart(desk, ticket.id, ticket.mergedInto, author)
  return message
}

/** Adds a message, and touches nothing else. */
export function addMessage(desk: ModelDesk, ticketId: Ticket['id'], added: ToAdd, author: Author): Message {
  const { state } = desk
  const id = added.id ?? messageIdSchema.parse(desk.newId())
  if (state.message.has(id)) throw new Refusal('id-taken', 'A message of this id exists already.')
  const position = messagesOf(state, ticketId).length + 1
  const { kind, body } = added
  const createdAt = desk.now()
  // This desk sends no mail; a reply says so, however it is to reach its reader.
  const mail = { state: 'none' as const, words: 'This desk has no mail.', at: createdAt }
  const message: Message = {
    id, ticketId, position, kind, body, author, createdAt,
    ...(kind === 'reply' && { mail }),
  } // prettier-ignore
  state.message.set(id, message)
  desk.record('message', id, 1)
  return message
}
