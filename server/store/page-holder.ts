import type { PageId, ResponderId } from '../../shared/protocol/common.ts'
import { canBeReached } from '../../shared/rules/paging/reachable.ts'
import type { Reader } from './database.ts'
import { findPageHead } from './pages.ts'
import { findResponder } from './responders.ts'

/** Who has a page and can be paged; null where that is nobody: it was taken in a console by somebody without a pager. */
export async function holderToPage(reader: Reader, id: PageId): Promise<ResponderId | null> {
  const holder = (await findPageHead(reader, id))?.acknowledgedBy?.responderId
  const responder = holder == null ? null : await findResponder(reader, holder)
  return responder?.active === true && canBeReached(responder) ? responder.id : null
}
