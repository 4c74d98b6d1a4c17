import { isDeepStrictEqual } from 'node:util'
import type { Act, ActOf } from '../../shared/ipc/act.ts'
import type { Page } from '../../shared/protocol/page.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Reading } from '../store/handles.ts'
import { readCannedReply } from '../store/read-canned-replies.ts'
import { readFlags } from '../store/read-flags.ts'
import { readGroup, readGroupVersion } from '../store/read-group.ts'
import { hasOperation } from '../store/read-operations.ts'
import { hasPage, readPage } from '../store/read-pages.ts'
import { hasMessage, readTicket, readTicketVersion } from '../store/read-ticket.ts'
import { readViewVersion } from '../store/read-views.ts'
import { relationOf } from './lay-link.ts'
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
    case 'change-blocklist':
      return hasOperation(cache, act.operationId)
    case 'page-by-hand':
    case 'page-people':
      return hasPage(cache, act.pageId)
    case 'put-view':
      return readViewVersion(cache, act.viewId) > 0
    case 'change-view':
    case 'delete-view':
    case 'change-ticket':
    case 'change-group':
    case 'merge-group':
    case 'import-groups':
    case 'link-ticket':
    case 'merge-ticket':
    case 'unmerge-ticket':
    case 'flag-ticket':
    case 'unflag-ticket':
    case 'page-acknowledge':
    case 'page-resolve':
    case 'page-hand-over':
    case 'change-thresholds':
    case 'change-service-levels':
    case 'put-canned-reply':
    case 'delete-canned-reply':
      return false
    default:
      return assertNever(act)
  }
}

/**
 * Whether what was pulled shows what an act of `author` did. A change may have been followed by another one, and an import
 * leaves no trace of its own: of them only the service knows, by their keys.
 */
export function showsEffect(cache: Reading, act: Act, author: string): boolean {
  if (hasMade(cache, act)) return true
  if (act.kind === 'merge-group') return readGroup(cache, act.groupId)?.pulled?.mergedInto === act.into
  if (act.kind === 'link-ticket')
    return relationOf(readTicket(cache, act.ticketId)?.pulled ?? null, act.otherId) === act.relation
  if (act.kind === 'merge-ticket' || act.kind === 'unmerge-ticket') {
    const pulled = readTicket(cache, act.ticketId)?.pulled
    return pulled?.mergedInto === (act.kind === 'merge-ticket' ? act.into : null)
  }
  if (act.kind === 'delete-view') return readViewVersion(cache, act.viewId) === 0
  if (act.kind === 'flag-ticket' || act.kind === 'unflag-ticket') {
    const flag = readFlags(cache, act.ticketId).find(({ by }) => by.staffId === author)
    if (act.kind === 'unflag-ticket') return flag === undefined
    return flag?.reason === act.reason && flag.note === act.note
  }
  if (act.kind === 'page-acknowledge' || act.kind === 'page-resolve' || act.kind === 'page-hand-over')
    return showsOnPage(readPage(cache, act.pageId), act)
  if (act.kind === 'put-canned-reply') return showsReply(cache, act)
  if (act.kind === 'delete-canned-reply') return readCannedReply(cache, act.cannedReplyId) === null
  const now = readChangedNow(cache, act)
  if (now === null) return false
  return Object.entries(now.current).every(([field, value]) => isDeepStrictEqual(value, now.wanted[field]))
}

function showsReply(cache: Reading, { cannedReplyId, reply }: ActOf<'put-canned-reply'>): boolean {
  const stands = readCannedReply(cache, cannedReplyId)
  return stands !== null && isDeepStrictEqual({ ...stands, ...reply }, stands)
}

/** What is over shows all of them: nothing of it can matter to the page any more. */
function showsOnPage(
  page: Page | null,
  act: ActOf<'page-acknowledge' | 'page-resolve' | 'page-hand-over'>,
): boolean {
  if (page === null || page.state === 'resolved') return page !== null
  if (act.kind === 'page-hand-over') return page.acknowledgedBy?.responderId === act.to
  return act.kind === 'page-acknowledge' && page.state === 'acknowledged'
}
