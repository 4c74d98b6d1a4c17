import { pageSchema, type Page } from '../../shared/protocol/page.ts'
import type { Ticket } from '../../shared/protocol/ticket.ts'
import { isOpenPage } from '../../shared/rules/paging/page-act.ts'
import type { Reader } from './database.ts'
import { findPage } from './pages.ts'

/**
 * The page that says most about a ticket: its gate's, or one that staff made by hand. Somebody who has it says more than
 * those who are still being woken, what goes on more than what is over, and the newest more than an older one.
 */
export async function pageOfTicket(reader: Reader, { id, gate }: Ticket): Promise<Page | null> {
  const rows = await reader.selectFrom('page').select('doc').where('ticket_id', '=', id).execute()
  const own = rows.map((row) => pageSchema.parse(JSON.parse(row.doc)))
  const joined = gate?.pageId == null ? null : await findPage(reader, gate.pageId)
  return [...own, ...(joined === null ? [] : [joined])].reduce<Page | null>(
    (best, page) => (best === null || tellsMore(page, best) ? page : best),
    null,
  )
}

function tellsMore(page: Page, than: Page): boolean {
  return rank(page) === rank(than) ? page.beganAt > than.beganAt : rank(page) > rank(than)
}

function rank(page: Page): number {
  if (page.state === 'acknowledged') return 3
  return isOpenPage(page) ? 2 : 1
}
