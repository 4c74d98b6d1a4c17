import type { Page } from '../../shared/protocol/page.ts'
import type { Writer } from './database.ts'
import { putPage } from './pages.ts'
import { deliveriesOf } from './deliveries.ts'

/** Messages that a page's document tells; of a page that went round for hours the oldest are left to a list of their own. */
const mostTold = 2000

/** Stores a page under its next version with its messages as far as they are. */
export async function tellPage(tx: Writer, page: Page, now: Date): Promise<Page> {
  const found = await deliveriesOf(tx, page.id)
  const deliveries = found.slice(-mostTold).map(({ delivery }) => delivery)
  return putPage(tx, { ...page, deliveries, deliveriesLeftOut: found.length - deliveries.length }, now)
}
