import type { ActOf } from '../../shared/ipc/act.ts'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { asksAnew, refuseMerge } from '../../shared/rules/ticket-merge.ts'
import { ticketName } from '../../shared/rules/ticket-name.ts'
import type { Reading } from '../store/handles.ts'
import { readGroup } from '../store/read-group.ts'
import { readPagesOf } from '../store/read-pages.ts'
import { readTicket, readTicketName } from '../store/read-ticket.ts'
import type { ShownTicket } from '../store/ticket-row.ts'
import type { About } from './what-about.ts'

/** What a merge, or the end of one, is about; fails with the words of the rule that the desk goes by too. */
export function aboutMerge(
  cache: Reading,
  act: ActOf<'merge-ticket' | 'unmerge-ticket'>,
  ticket: ShownTicket,
  name: string,
): Result<About> {
  return act.kind === 'merge-ticket'
    ? aboutMerging(cache, act, ticket, name)
    : aboutUnmerging(cache, act, ticket, name)
}

function aboutMerging(
  cache: Reading,
  { into }: ActOf<'merge-ticket'>,
  ticket: ShownTicket,
  name: string,
): Result<About> {
  const other = readTicket(cache, into)?.shown
  if (other === undefined) return failed('not-found', 'The other ticket is not here.')
  const refused = refuseMerge(ticket, other)
  if (refused !== null)
    return failed(
      refused.reason === 'merged' || refused.reason === 'other-merged'
        ? 'already-merged'
        : 'invalid-reference',
      refused.words,
    )
  return success({ name: `${name} into ${ticketName(other)}`, base: null, wakes: null })
}

function aboutUnmerging(
  cache: Reading,
  { from }: ActOf<'unmerge-ticket'>,
  ticket: ShownTicket,
  name: string,
): Result<About> {
  if (ticket.mergedInto === null) return failed('bad-call', `${name} is a ticket of its own already.`)
  if (ticket.mergedInto !== from)
    return failed('already-merged', `${name} has been merged into another ticket since.`)
  const wakes = asksApart(cache, ticket) ? 'reopened' : null
  const other = readTicketName(cache, from)
  const about = other === null ? 'another ticket' : ticketName(other)
  return success({ name: `${name} apart from ${about}`, base: null, wakes })
}

/** Whether a merged ticket asks for people once it is taken apart, by what is here. */
function asksApart(cache: Reading, ticket: ShownTicket): boolean {
  const group = ticket.groupId === null ? null : readGroup(cache, ticket.groupId)?.shown
  return asksAnew(ticket, readPagesOf(cache, ticket.id), group?.confirmed ?? false)
}
