import { earlierPage } from '#server/store/pages'
import { deskAuthor, firstPage, gateCause, recordedDecision, waitsForGroup } from '#server/store/pass-gate'
import { messageIdSchema, pageIdSchema, type PageId } from '#shared/protocol/common'
import type { Group } from '#shared/protocol/group'
import type { Message } from '#shared/protocol/message'
import type { GateCause, Ticket } from '#shared/protocol/ticket'
import { decidePage, type PageDecision } from '#shared/rules/page-gate'
import { activeStatuses } from '#shared/rules/status'
import type { ModelDesk } from './model-desk.ts'
import { putTicket } from './model-put-ticket.ts'
import { messagesOf, type ModelState } from './model-state.ts'

/** Past the gate, as the service's own `stepTicket`; nobody is blocked in the model. */
export function stepTicket(desk: ModelDesk, before: Ticket, after: Ticket): Ticket {
  const passed = passGate(desk, before, after)
  tellDecision(desk, before, passed)
  return putTicket(desk, passed)
}

export function passGate(desk: ModelDesk, before: Ticket | null, after: Ticket): Ticket {
  const cause = gateCause(before, after)
  return cause === null ? after : decide(desk, after, cause)
}

function decide(desk: ModelDesk, ticket: Ticket, cause: GateCause): Ticket {
  const { state } = desk
  const [group, ...merged] = groupWithMerged(state, ticket.groupId)
  const ids = new Set<string>([group, ...merged].map(({ id }) => id))
  const now = Date.parse(desk.now())
  const decision = decidePage({
    groupId: group.id,
    isConfirmed: group.confirmed,
    blockedBy: [],
    outageId: null,
    pages: [...state.page.values()]
      .filter((page) => ids.has(page.groupId) && Date.parse(page.beganAt) >= now - 24 * 3_600_000)
      .map((page) => ({ ...earlierPage(page), groupId: group.id })),
    now,
  })
  const pageId = recordPage(desk, ticket, decision)
  return { ...ticket, gate: recordedDecision(decision, cause, pageId, group.name, desk.now()) }
}

function recordPage(desk: ModelDesk, ticket: Ticket, decision: PageDecision): PageId | null {
  const { page: pages } = desk.state
  if (decision.outcome === 'unknown-group') return null
  if (decision.outcome === 'page' || decision.outcome === 'withheld') {
    const page = firstPage(pageIdSchema.parse(desk.newId()), ticket, decision, desk.now())
    pages.set(page.id, page)
    desk.record('page', page.id, 1)
    return page.id
  }
  const page = pages.get(decision.pageId)
  if (page !== undefined && !page.ticketIds.includes(ticket.id)) {
    pages.set(page.id, { ...page, ticketIds: [...page.ticketIds, ticket.id], version: page.version + 1 })
    desk.record('page', page.id, page.version + 1)
  }
  return decision.pageId
}

export function tellDecision(desk: ModelDesk, before: Ticket | null, after: Ticket): void {
  const { gate } = after
  if (gate == null || gate === before?.gate) return
  const id = messageIdSchema.parse(desk.newId())
  const position = messagesOf(desk.state, after.id).length + 1
  const told = { kind: 'event' as const, body: gate.reason, author: deskAuthor, createdAt: desk.now() }
  const message: Message = { id, ticketId: after.id, position, ...told }
  desk.state.message.set(id, message)
  desk.record('message', id, 1)
}

/** Staff vouch for a group now. */
export function welcomeGroup(desk: ModelDesk, group: Group): void {
  if (!group.confirmed || group.mergedInto !== null) return
  const waiting = [...desk.state.ticket.values()]
    .filter((ticket) => ticket.groupId === group.id && activeStatuses.some((one) => one === ticket.status))
    .filter(waitsForGroup)
    .sort((one, other) => one.number - other.number)
  for (const ticket of waiting) {
    const passed = decide(desk, { ...ticket, updatedAt: desk.now() }, 'group-known')
    tellDecision(desk, ticket, passed)
    putTicket(desk, passed)
  }
}

function groupWithMerged(state: ModelState, id: Group['id']): [Group, ...Group[]] {
  let group = state.group.get(id)
  while (group?.mergedInto != null) group = state.group.get(group.mergedInto)
  if (group === undefined) throw new Error(`A ticket names the group ${id}, which is not there.`)
  const found: [Group, ...Group[]] = [group]
  for (let next = 0; next < found.length; next += 1)
    for (const one of state.group.values()) if (one.mergedInto === found[next]?.id) found.push(one)
  return found
}
