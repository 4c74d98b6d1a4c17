import type { PageView } from '../../../shared/ipc/page-views.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { asksForPeople, standingOf } from '../../../shared/rules/wakes-people.ts'
import { isUnheld } from '../../ui/page-words.ts'

/**
 * The page that says most about a ticket: one that somebody has before one that goes round, and that before what is over, the
 * newest first. What only this machine knows of, and what was withheld, woke nobody. `pages` come with the newest first.
 */
export function tellingPage(pages: readonly PageView[]): PageView | null {
  const went = pages.filter(({ state }) => state !== null && state !== 'withheld')
  return went.find(({ state }) => state === 'acknowledged') ?? went.find(isUnheld) ?? went[0] ?? null
}

/** Whether a ticket still asks for people whom its page has not found. The queue marks the same ones. */
export function nobodyHasIt({ ticket, pages }: Pick<TicketView, 'ticket' | 'pages'>): boolean {
  const page = tellingPage(pages)
  return asksForPeople(standingOf(ticket)) && page !== null && (isUnheld(page) || page.state === 'failed')
}
