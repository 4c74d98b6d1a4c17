import type { JoinedTicket, MergedIntoView, MessageView } from '../../shared/ipc/views.ts'
import type { PageView } from '../../shared/ipc/page-views.ts'
import type { TicketId } from '../../shared/protocol/common.ts'
import { readUnsettledActs } from '../store/acts.ts'
import type { Reading } from '../store/handles.ts'
import { readMergedIds, readTicket } from '../store/read-ticket.ts'
import type { ShownTicket } from '../store/ticket-row.ts'
import { readConversation } from './conversation-view.ts'
import type { Session } from './session.ts'
import { readPageViews } from './triage/page-view.ts'

/** Where a merged ticket goes on; null for one of its own. */
export function mergedIntoView(
  cache: Reading,
  { mergedInto, merged }: Pick<ShownTicket, 'mergedInto' | 'merged'>,
): MergedIntoView | null {
  if (mergedInto === null) return null
  const shown = readTicket(cache, mergedInto)?.shown
  const other =
    shown === undefined ? null : { number: shown.number, subject: shown.subject, status: shown.status }
  return { ticketId: mergedInto, other, ...mergedBy({ merged }) }
}

function mergedBy({ merged }: Pick<ShownTicket, 'merged'>): Pick<JoinedTicket, 'byName' | 'at'> {
  return { byName: merged?.by.name ?? null, at: merged == null ? null : Date.parse(merged.at) }
}

/** The tickets that were merged into one, those merged into them too, and what was said on each. */
export function readJoined(
  session: Session,
  ticketId: string,
): { tickets: JoinedTicket[]; conversations: MessageView[][] } {
  const all = familyOf(session.cache.read, ticketId)
    .map((id) => readTicket(session.cache.read, id)?.shown)
    .filter((ticket) => ticket !== undefined)
    .map((ticket) => {
      const acts = readUnsettledActs(session.work, `ticket:${ticket.id}`)
      return { ticket, said: readConversation(session, ticket.id, acts) }
    })
  return {
    tickets: all.map(({ ticket, said: { seenThrough } }) => {
      const { id, number, subject, requester, urgency, mergedInto, merged, groupId, groupName } = ticket
      return {
        ticket: { id, number, subject, requester, urgency, mergedInto, groupId, groupName },
        ...mergedBy({ merged }),
        seenThrough,
      }
    }),
    conversations: all.map(({ said: { pulled, written } }) => [...pulled, ...written]),
  }
}

/** A ticket, and all that were merged into it, maybe by way of another one. */
export function familyOf(cache: Reading, ticketId: string): TicketId[] {
  const found: TicketId[] = []
  const waiting = [ticketId]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
    for (const merged of readMergedIds(cache, id)) {
      if (merged === ticketId || found.includes(merged)) continue
      found.push(merged)
      waiting.push(merged)
    }
  return found
}

/** The pages about any of these tickets, each once, the newest first. */
export function readPagesOfAll(session: Session, [own, ...others]: readonly string[]): PageView[] {
  const pages = own === undefined ? [] : readPageViews(session, own)
  for (const id of others)
    for (const page of readPageViews(session, id))
      if (!pages.some((known) => known.id === page.id)) pages.push(page)
  return others.length === 0 ? pages : pages.sort((one, other) => other.beganAt - one.beganAt)
}

/** The tickets into which one was merged, one after the other: what is said on it is shown there. */
export function readMergeTrail(cache: Reading, ticketId: string): TicketId[] {
  const trail: TicketId[] = []
  let into = readTicket(cache, ticketId)?.shown.mergedInto ?? null
  while (into !== null && into !== ticketId && !trail.includes(into)) {
    trail.push(into)
    into = readTicket(cache, into)?.shown.mergedInto ?? null
  }
  return trail
}
