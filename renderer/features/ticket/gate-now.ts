import type { TicketView } from '../../../shared/ipc/views.ts'
import type { GateDecision } from '../../../shared/protocol/ticket.ts'
import type { GateOutcome } from '../../../shared/rules/page-gate.ts'
import { activeStatuses } from '../../../shared/rules/status.ts'

/** What the gate decided of a ticket that still asks for people; null where it never did, or where that is settled. */
export function gateNow({ gate, status, urgency }: TicketView['ticket']): GateDecision | null {
  if (gate == null || urgency.effective !== 'mission-critical') return null
  return activeStatuses.some((active) => active === status) ? gate : null
}

/** Nobody was woken, although the ticket asked for it. */
export function wokeNobody(outcome: GateOutcome): boolean {
  return outcome === 'withheld' || outcome === 'unknown-group'
}

/** The outcome in a few words; the reason beside it says the rest. */
export const outcomeTitles: Record<GateOutcome, string> = {
  page: 'A page of its own',
  joined: 'Joined an earlier page',
  told: 'Told to whoever has the earlier page',
  withheld: 'Withheld: nobody was woken',
  'unknown-group': 'Unknown group: nobody was woken',
}
