import { earlierPage, pageWith } from '#server/store/pages'
import {
  deskAuthor,
  firstPage,
  gateCause,
  pageOfToday,
  recordedDecision,
  waitsForGroup,
} from '#server/store/pass-gate'
import { messageIdSchema, pageIdSchema, type OutageId, type PageId } from '#shared/protocol/common'
import type { Group } from '#shared/protocol/group'
import type { Message } from '#shared/protocol/message'
import type { GateCause, Ticket } from '#shared/protocol/ticket'
import { decidePage, unlessUntold, type PageDecision } from '#shared/rules/page-gate'
import { activeStatuses } from '#shared/rules/status'
import { countHit, entriesWithholding } from './model-blocklist.ts'
import type { ModelDesk } from './model-desk.ts'
import { groupWithMerged } from './model-groups-of.ts'
import { outageOf, putPage, reportOutage, vouchForReports } from './model-outages.ts'
import { putTicket } from './model-put-ticket.ts'
import { messagesOf } from './model-state.ts'

/** Past the gate, as the service's own `stepTicket`. */
export function stepTicket(desk: ModelDesk, before: Ticket, after: Ticket): Ticket {
  const passed = passGate(desk, before, after)
  tellDecision(desk, before, passed)
  return putTicket(desk, passed)
}

export function passGate(desk: ModelDesk, before: Ticket | null, after: Ticket): Ticket {
  reportOutage(desk, before, after)
  const cause = gateCause(before, after)
  return cause === null ? after : decide(desk, after, cause)
}

function decide(desk: ModelDesk, ticket: Ticket, cause: GateCause): Ticket {
  const { state } = desk
  const [group, ...merged] = groupWithMerged(state, ticket.groupId)
  const ids = [group, ...merged].map(({ id }) => id)
  const now = Date.parse(desk.now())
  const entries = entriesWithholding(state, ids, now)
  const outageId = outageOf(desk, ticket.id)
  const found = decidePage({
    groupId: group.id,
    isConfirmed: group.confirmed,
    blockedBy: entries.map(({ id }) => id),
    outageId,
    pages: [...state.page.values()]
      .filter((page) => page.kind === 'gate' && Date.parse(page.beganAt) >= now - 24 * 3_600_000)
      .filter(
        (page) => ids.some((id) => id === page.groupId) || (outageId !== null && page.outageId === outageId),
      )
      .map((page) => pageOfToday(earlierPage(page), group.id, ids)),
    now,
  })
  // This desk has nobody who could be told.
  const decision = unlessUntold(found, null)
  if (decision.outcome === 'withheld') countHit(desk, entries)
  const pageId = recordPage(desk, ticket, decision, outageId)
  return { ...ticket, gate: recordedDecision(decision, cause, pageId, group.name, desk.now()) }
}

function recordPage(
  desk: ModelDesk,
  ticket: Ticket,
  decision: PageDecision,
  outageId: OutageId | null,
): PageId | null {
  const { page: pages } = desk.state
  if (decision.outcome === 'unknown-group') return null
  if (decision.outcome !== 'joined') {
    const page = firstPage(pageIdSchema.parse(desk.newId()), ticket, decision, outageId, desk.now())
    pages.set(page.id, page)
    desk.record('page', page.id, 1)
    return page.id
  }
  const page = pages.get(decision.pageId)
  const next = page && pageWith(page, ticket.id, outageId)
  if (next) putPage(desk, next)
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
  vouchForReports(desk, group)
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
