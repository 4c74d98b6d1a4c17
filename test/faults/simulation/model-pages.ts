import { isSettledBy } from '#server/store/end-settled-pages'
import { byTicket } from '#server/store/outage-pages'
import { pageSchema } from '#shared/protocol/page'
import type { Ticket } from '#shared/protocol/ticket'
import { isOpenPage, resolve } from '#shared/rules/paging/page-act'
import { isActive } from '#shared/rules/status'
import type { ModelDesk } from './model-desk.ts'
import { putPage } from './model-outages.ts'

/** As the service's own `endSettledPages`. */
export function endSettledPages(desk: ModelDesk, before: Ticket, after: Ticket): void {
  if (!isActive(before.status) || isActive(after.status)) return
  const open = [...desk.state.page.values()].filter((page) => isOpenPage(page) && page.ticketId !== null)
  for (const page of open.sort(byTicket)) {
    const trails = page.ticketIds.map((id) => trailOf(desk, id))
    if (!isSettledBy(after, trails)) continue
    const act = resolve(page, desk.now())
    // As the service reads it before it writes it again: in the schema's order.
    if (act.kind === 'done') putPage(desk, pageSchema.parse(act.page))
  }
}

function trailOf(desk: ModelDesk, id: string): Ticket[] {
  const trail: Ticket[] = []
  let ticket = desk.state.ticket.get(id)
  while (ticket !== undefined && !trail.includes(ticket)) {
    trail.push(ticket)
    ticket = ticket.mergedInto === null ? undefined : desk.state.ticket.get(ticket.mergedInto)
  }
  return trail
}
