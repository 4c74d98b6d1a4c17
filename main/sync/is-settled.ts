import type { KeptAct } from '../store/act-row.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'

/** What the cache holds of the subject of an act. */
export interface Pulled {
  /** Of the ticket or group; 0 where the service does not know it. */
  version: number
  hasMessage: (id: string) => boolean
  hasAnyMessage: boolean
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
    case 'change-group':
      return pulled.version >= (kept.resultVersion ?? 1)
    case 'import-groups':
      return true
    default:
      return assertNever(act)
  }
}
