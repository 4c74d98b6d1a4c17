import type { PageHead } from '../../shared/protocol/page.ts'
import type { Writer } from './database.ts'
import { newestDeliveryDocs } from './deliveries.ts'
import { putPageTelling } from './pages.ts'

/** Messages that a page's document tells; of a page that went round for hours the oldest are left to a list of their own. */
const mostTold = 2000

/** Stores a page under its next version with its messages as far as they are. */
export async function tellPage(tx: Writer, page: PageHead, now: Date): Promise<void> {
  await putPageTelling(tx, page, await newestDeliveryDocs(tx, page.id, mostTold), now)
}
