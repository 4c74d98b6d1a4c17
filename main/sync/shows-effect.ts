import { isDeepStrictEqual } from 'node:util'
import type { Act } from '../../shared/ipc/act.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Reading } from '../store/handles.ts'
import { readGroupVersion } from '../store/read-group.ts'
import { hasMessage, readTicketVersion } from '../store/read-ticket.ts'
import { readChangedNow } from './read-conflicts.ts'

/** Whether the service has what an act makes, by its id. False for an act that makes nothing. */
export function hasMade(cache: Reading, act: Act): boolean {
  switch (act.kind) {
    case 'reply':
    case 'note':
      return hasMessage(cache, act.messageId)
    case 'file-ticket':
      return readTicketVersion(cache, act.ticketId) > 0
    case 'create-group':
      return readGroupVersion(cache, act.groupId) > 0
    case 'change-ticket':
    case 'change-group':
    case 'import-groups':
      return false
    default:
      return assertNever(act)
  }
}

/**
 * Whether what was pulled shows what an act did. A change may have been followed by another one, and an import leaves
 * no trace of its own: of them only the service knows, by their keys.
 */
export function showsEffect(cache: Reading, act: Act): boolean {
  if (hasMade(cache, act)) return true
  const now = readChangedNow(cache, act)
  if (now === null) return false
  return Object.entries(now.current).every(([field, value]) => isDeepStrictEqual(value, now.wanted[field]))
}
