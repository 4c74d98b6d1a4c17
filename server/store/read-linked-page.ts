import type { PageId, ResponderId } from '../../shared/protocol/common.ts'
import { isOpenPage } from '../../shared/rules/paging/page-act.ts'
import type { LinkedPage } from '../../shared/rules/paging/linked-page.ts'
import type { Reader } from './database.ts'
import { listMessages } from './messages.ts'
import { deliveriesOf } from './page-tellings.ts'
import { findPage } from './pages.ts'
import { listResponders } from './responders.ts'
import { findTicket } from './tickets.ts'
import { recordOfGroup } from './urgency-records.ts'

/**
 * What a link opens: `spent` once its page is over, or its person is not paged any more; null where there is no such page.
 */
export async function readLinkedPage(
  reader: Reader,
  { pageId, responderId }: { readonly pageId: PageId; readonly responderId: ResponderId },
  now: Date,
): Promise<LinkedPage | 'spent' | null> {
  const page = await findPage(reader, pageId)
  if (page === null) return null
  const active = (await listResponders(reader)).filter((one) => one.active)
  const responder = active.find(({ id }) => id === responderId)
  if (responder === undefined || !isOpenPage(page)) return 'spent'
  const ticket = page.ticketId === null ? null : await findTicket(reader, page.ticketId)
  return {
    page,
    responder,
    ticket,
    messages: ticket === null ? [] : await listMessages(reader, ticket.id),
    record: ticket === null ? null : await recordOfGroup(reader, ticket.groupId, now),
    deliveries: await deliveriesOf(reader, page),
    others: active
      .filter(({ id }) => id !== responderId)
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
  }
}
