import { z } from 'zod'
import type { KeptAct } from '../store/act-row.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'

const seenVersion = z.number()

/** What the cache holds of the subject of an act. */
export interface Pulled {
  /** Of the ticket, group, page or settings; 0 where the service does not know it. */
  version: number
  hasMessage: (id: string) => boolean
  hasAnyMessage: boolean
  /** The group became an alias of another. */
  isMerged: boolean
  /** Whether the service has anything else that acts make or take away, by its id. */
  hasMade: (id: string) => boolean
}

/** Whether the feed has shown the result of an act, so that laying it over what was pulled would add nothing. */
export function isSettled(kept: KeptAct, pulled: Pulled): boolean {
  if (kept.state.kind !== 'sent') return false
  const { act } = kept
  switch (act.kind) {
    case 'reply':
    case 'note':
      return pulled.hasMessage(act.messageId)
    case 'file-ticket':
      return pulled.version > 0 && pulled.hasAnyMessage
    case 'create-group':
    case 'change-ticket':
    case 'link-ticket':
    case 'merge-ticket':
    case 'unmerge-ticket':
    case 'change-group':
    case 'change-thresholds':
    case 'change-service-levels':
      return pulled.version >= (kept.resultVersion ?? 1)
    case 'put-view':
      return pulled.version >= (kept.resultVersion ?? 1)
    // What was answered is here at once: a view that is not has been deleted since.
    case 'change-view':
      return pulled.version === 0 || pulled.version >= (kept.resultVersion ?? 1)
    case 'delete-view':
      return pulled.version === 0
    // What was answered is here at once: one that is not has been deleted since.
    case 'put-canned-reply':
      return pulled.version === 0 || pulled.version >= (kept.resultVersion ?? 1)
    // Saved again before the feed showed that it was gone: a later version than the one that was deleted.
    case 'delete-canned-reply':
      return (
        pulled.version === 0 ||
        pulled.version > (seenVersion.safeParse(kept.base?.['version']).data ?? Infinity)
      )
    case 'merge-group':
      return pulled.isMerged
    case 'change-blocklist':
      return pulled.hasMade(act.operationId)
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
      return pulled.version >= (kept.resultVersion ?? 1)
    case 'page-by-hand':
    case 'page-people':
      return pulled.hasMade(act.pageId)
    case 'unflag-ticket':
      return !pulled.hasMade(String(kept.base?.['flagId']))
    // The flag that the service answered is in the cache as soon as this is sent.
    case 'flag-ticket':
    case 'import-groups':
      return true
    default:
      return assertNever(act)
  }
}
