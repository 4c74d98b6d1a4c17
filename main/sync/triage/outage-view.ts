import type { OutageView } from '../../../shared/ipc/triage-views.ts'
import { rootOfGroup } from '../../store/group-family.ts'
import type { Reading } from '../../store/handles.ts'
import { readGroup } from '../../store/read-group.ts'
import { readOutageOf } from '../../store/read-outage.ts'
import { readTicketFiling } from '../../store/read-ticket.ts'

/** The outage that a ticket is part of, with everything that is tied to it; null where it is part of none. */
export function readOutageView(cache: Reading, ticketId: string): OutageView | null {
  const outage = readOutageOf(cache, ticketId)
  if (outage === null) return null
  const { id, beganAt, lastAt, groupIds, ticketIds } = outage
  const roots = [...new Set(groupIds.map((groupId) => rootOfGroup(cache, groupId)))]
  return {
    id,
    beganAt: Date.parse(beganAt),
    lastAt: Date.parse(lastAt),
    groups: roots.map((groupId) => ({
      groupId,
      name: readGroup(cache, groupId)?.shown.name ?? 'A group unknown here',
    })),
    tickets: ticketIds.flatMap((tied) => {
      const filing = readTicketFiling(cache, tied)
      return filing === null ? [] : [{ ticketId: tied, ...filing }]
    }),
  }
}
