import type { ActOf } from '../../shared/ipc/act.ts'
import type { Author } from '../../shared/protocol/common.ts'
import { takenApart, turned } from '../../shared/rules/service-levels/timeline.ts'
import { statusApart } from '../../shared/rules/ticket-merge.ts'
import type { ShownTicket } from '../store/ticket-row.ts'

/** A ticket as a merge, or the end of one, leaves it; as it is where that stands so already. */
export function layMerge(
  ticket: ShownTicket,
  act: ActOf<'merge-ticket' | 'unmerge-ticket'>,
  by: Author,
  at: string,
): ShownTicket {
  if (act.kind === 'merge-ticket')
    return ticket.mergedInto === act.into
      ? ticket
      : {
          ...withStatus(ticket, 'closed', at),
          mergedInto: act.into,
          merged: { by, at, status: ticket.status },
        }
  return ticket.mergedInto === act.from
    ? { ...withStatus(withoutMerge(ticket), statusApart(ticket), at), mergedInto: null, merged: null }
    : ticket
}

function withoutMerge(ticket: ShownTicket): ShownTicket {
  const { timeline } = ticket
  return timeline === undefined ? ticket : { ...ticket, timeline: takenApart(timeline, statusApart(ticket)) }
}

function withStatus(ticket: ShownTicket, status: ShownTicket['status'], at: string): ShownTicket {
  const { timeline } = ticket
  return {
    ...ticket,
    status,
    updatedAt: at,
    ...(timeline !== undefined && { timeline: turned(timeline, status, at) }),
  }
}
