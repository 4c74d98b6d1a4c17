import type { Page } from '../protocol/page.ts'
import type { Requester, TicketId } from '../protocol/common.ts'
import type { Ticket } from '../protocol/ticket.ts'
import { isOpenPage } from './paging/page-act.ts'
import { isActive, statusNames } from './status.ts'
import { ticketName } from './ticket-name.ts'
import { asksForPeople, standingOf } from './wakes-people.ts'

/** What is looked at of a ticket to merge it. `number` is null while the service has given none. */
export interface MergeSide extends Pick<Ticket, 'subject' | 'status' | 'mergedInto'> {
  readonly id: TicketId
  readonly number: number | null
  readonly urgency: Pick<Ticket['urgency'], 'effective'>
}

export type MergeReason = 'itself' | 'merged' | 'other-merged' | 'other-settled' | 'other-less-urgent'

/** Why one ticket is not merged into another, and that in a sentence for who asked. */
export interface MergeRefusal {
  readonly reason: MergeReason
  readonly words: string
}

/**
 * Why a ticket may not be merged into another; null where it may. The same at the desk and in every console. What is still
 * worked on never goes where nobody works, and what asks for people never where nobody would see that it does: a merge
 * silences nothing. A ticket that was merged is a part of the other: so no circle can come about.
 */
export function refuseMerge(ticket: MergeSide, other: MergeSide): MergeRefusal | null {
  const name = ticketName(other)
  if (ticket.id === other.id) return { reason: 'itself', words: 'A ticket cannot be merged into itself.' }
  if (ticket.mergedInto !== null)
    return { reason: 'merged', words: `${ticketName(ticket)} was merged into another ticket before.` }
  if (other.mergedInto !== null)
    return {
      reason: 'other-merged',
      words:
        other.mergedInto === ticket.id
          ? `${name} was merged into this ticket.`
          : `${name} was merged into another ticket before: merge into that one.`,
    }
  if (isActive(ticket.status) && !isActive(other.status))
    return {
      reason: 'other-settled',
      words: `${name} is ${statusNames[other.status].toLowerCase()}: open it again first, or nobody works on this one any more.`,
    }
  if (asksForPeople(standingOf(ticket)) && !asksForPeople(standingOf(other)))
    return {
      reason: 'other-less-urgent',
      words: `${ticketName(ticket)} is mission critical and ${name} is not: raise ${name} first, or nobody sees that it cannot wait.`,
    }
  return null
}

/** What stands in a ticket while it is merged: with its status before. Older desks kept none. */
export type Merged = NonNullable<Ticket['merged']>

/** The status that a merged ticket has once it is taken apart. */
export function statusApart({ merged }: Pick<Ticket, 'merged'>): Ticket['status'] {
  return merged?.status ?? 'open'
}

/**
 * Whether a ticket that is taken apart from another asks for people anew, as one that is opened again: it asks for them,
 * and what woke them ended while it was merged, or its group has become known since. `pages` are those that name it.
 */
export function asksAnew(
  ticket: Pick<Ticket, 'urgency' | 'merged' | 'gate'>,
  pages: readonly Pick<Page, 'state' | 'resolvedAt'>[],
  isGroupConfirmed: boolean,
): boolean {
  if (!asksForPeople(standingOf({ ...ticket, status: statusApart(ticket) }))) return false
  if (ticket.gate?.outcome === 'unknown-group' && isGroupConfirmed) return true
  if (pages.some(isOpenPage)) return false
  const since = ticket.merged?.at ?? ''
  return pages.some(({ state, resolvedAt }) => state === 'resolved' && (resolvedAt ?? '') >= since)
}

/**
 * Whether two tickets give the same address, which says that their answers go to the same place; not that it is the same
 * person: anybody can type an address.
 */
export function isSameAddress(one: Pick<Requester, 'email'>, other: Pick<Requester, 'email'>): boolean {
  const [first, second] = [one, other].map(({ email }) => email.trim().toLowerCase())
  return first !== '' && first === second
}
