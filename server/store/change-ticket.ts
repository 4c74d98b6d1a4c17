import type { Author } from '../../shared/protocol/common.ts'
import type { Ticket, TicketChange } from '../../shared/protocol/ticket.ts'
import type { Writer } from './database.ts'
import { endSettledPages } from './end-settled-pages.ts'
import { findGroup, survivingGroup } from './groups.ts'
import { insertMessage } from './insert-message.ts'
import { Refusal, invalidReference, notFound } from './refusal.ts'
import { findStaff } from './staff.ts'
import { tellApart } from './tell-apart.ts'
import { decideTicketChange } from './ticket-change.ts'
import { findTicket, stepTicket } from './tickets.ts'

/**
 * Changes a ticket as PATCH asks, with one event message that says so. `isExpected` judges the version that is to be
 * changed. Answers the ticket as it was where nothing changes. Throws `version-conflict`, `invalid-reference`.
 */
export async function changeTicket(
  tx: Writer,
  id: string,
  asked: TicketChange,
  isExpected: (version: number) => boolean,
  by: Author,
  now: Date,
): Promise<Ticket> {
  const ticket = await findTicket(tx, id)
  if (!ticket) throw notFound('ticket')
  if (!isExpected(ticket.version))
    throw new Refusal('version-conflict', 'The ticket has changed meanwhile.', { current: ticket })
  const { change, names } = await resolveReferences(tx, ticket, asked)
  const decided = decideTicketChange(ticket, change, by, now.toISOString(), names)
  if (!decided) return ticket
  const told = await insertMessage(tx, ticket.id, { kind: 'event', body: decided.sentence, author: by, now })
  const deed = { by, why: asked.reason ?? '', messageId: told.id }
  const changed = await stepTicket(tx, ticket, decided.ticket, deed, now)
  await tellApart(tx, ticket, changed, by, now)
  await endSettledPages(tx, ticket, changed, now)
  return changed
}

async function resolveReferences(tx: Writer, ticket: Ticket, asked: TicketChange) {
  const change = { ...asked }
  const names = {
    assignee: null as string | null,
    groupBefore: ticket.groupName,
    groupAfter: ticket.groupName,
  }
  if (change.assigneeId) {
    const assignee = await findStaff(tx, change.assigneeId)
    if (!assignee || assignee.revokedAt !== null)
      throw invalidReference('assigneeId', 'Nobody of this id works here.')
    names.assignee = assignee.name
  }
  if (change.groupId) {
    const group = await survivingGroup(tx, change.groupId)
    if (!group) throw invalidReference('groupId', 'There is no such group.')
    change.groupId = group.id
    names.groupAfter = group.name
    names.groupBefore = (await findGroup(tx, ticket.groupId))?.name ?? ticket.groupName
  }
  return { change, names }
}
