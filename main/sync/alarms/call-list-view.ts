import type { CallListView, CriticalTicket } from '../../../shared/ipc/alarm-views.ts'
import { callList } from '../../../shared/rules/paging/call-list.ts'
import { pagedSoFar, type PagedSoFar } from '../../../shared/rules/paging/paged-so-far.ts'
import { countCriticalTickets, readCriticalIds } from '../../store/read-critical-tickets.ts'
import { readPagesOf } from '../../store/read-pages.ts'
import { readResponders, readRota } from '../../store/read-responders.ts'
import { readTicket } from '../../store/read-ticket.ts'
import { readHeardAt } from '../heard-at.ts'
import { readProvider } from '../thresholds.ts'
import type { Session } from '../session.ts'

/** So many tickets are told one by one. */
const mostTold = 50

/** Whom to call by hand and for what, by what lies on this machine: no network is asked. */
export function readCallList(session: Session): CallListView {
  const { cache, now } = session
  const ids = readCriticalIds(cache.read, mostTold)
  const provider = readProvider(session)
  return {
    tickets: ids
      .flatMap((id) => criticalTicket(session, id))
      .toSorted((one, other) => Number(isHeld(one.paged)) - Number(isHeld(other.paged))),
    ticketsLeftOut: countCriticalTickets(cache.read) - ids.length,
    people: callList(readRota(cache.read), readResponders(cache.read), now()),
    emergencyPhone: provider?.emergencyPhone ?? '',
    providerName: provider?.providerName ?? '',
    heardAt: session.lastExchangeAt ?? readHeardAt(cache.read),
    madeAt: now(),
  }
}

function criticalTicket({ cache }: Session, id: string): CriticalTicket[] {
  const read = readTicket(cache.read, id)
  if (read === null) return []
  const { shown, pulled } = read
  const { firstName, lastName, phone } = shown.requester
  return [
    {
      ticketId: shown.id,
      number: shown.number,
      groupName: shown.groupName,
      subject: shown.subject,
      requesterName: `${firstName} ${lastName}`.trim(),
      requesterPhone: phone,
      createdAt: Date.parse(shown.createdAt),
      paged: pagedSoFar({
        isAtDesk: pulled?.urgency.effective === 'mission-critical',
        outcome: pulled?.gate?.outcome ?? null,
        pages: readPagesOf(cache.read, id),
      }),
    },
  ]
}

function isHeld({ kind }: PagedSoFar): boolean {
  return kind === 'held' || kind === 'over'
}
