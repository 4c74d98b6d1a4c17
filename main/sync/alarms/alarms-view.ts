import type { AlarmsView, TroubledPage } from '../../../shared/ipc/alarm-views.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import { pagerAlarm } from '../../../shared/rules/paging/pager-alarm.ts'
import type { Reading } from '../../store/handles.ts'
import { readTicketName } from '../../store/read-ticket.ts'
import { readUnheldPages } from '../../store/read-unheld-pages.ts'
import type { Session } from '../session.ts'

/** What is wrong with paging at this moment, as far as it is known here. */
export function readAlarms({ cache, connection, now, paging }: Session): AlarmsView {
  const isOnline = connection.kind === 'online' || connection.kind === 'pulling'
  const unheld = readUnheldPages(cache.read)
  return {
    pagerSilent: pagerAlarm(paging.pager, isOnline, now()),
    troubled: unheld.filter(({ trouble }) => trouble !== '').map((page) => troubledPage(cache.read, page)),
    unheld: unheld.length,
  }
}

function troubledPage(cache: Reading, { id, ticketId, trouble, beganAt }: Page): TroubledPage {
  const name = ticketId === null ? null : readTicketName(cache, ticketId)
  return {
    pageId: id,
    ticket: ticketId === null || name === null ? null : { ticketId, ...name },
    trouble,
    beganAt: Date.parse(beganAt),
  }
}
