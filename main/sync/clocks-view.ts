import type { ClocksView } from '../../shared/ipc/views.ts'
import { noClocks, promisedBy, ticketClocks } from '../../shared/rules/service-levels/ticket-clocks.ts'
import { readPlan, readShownLevels } from '../store/due-book.ts'
import type { Reading } from '../store/handles.ts'
import type { ShownTicket } from '../store/ticket-row.ts'

/** What was promised for a ticket, and where each promise stands; worked out from the ticket as it is shown. */
export function readClocksView(cache: Reading, ticket: ShownTicket): ClocksView {
  const levels = readShownLevels(cache)
  const plan = readPlan(cache, ticket.groupId ?? '')
  const urgency = ticket.urgency.effective
  const { hours, firstAnswer, solution } = levels[plan ?? 'standard']
  const { timeline } = ticket
  const clocks =
    timeline === undefined
      ? noClocks
      : ticketClocks(Date.parse(ticket.createdAt), timeline, promisedBy(levels, plan, urgency))
  return {
    ...clocks,
    promised: {
      firstAnswer: firstAnswer[urgency],
      solution: solution[urgency],
      hours,
      timeZone: levels.timeZone,
    },
  }
}
