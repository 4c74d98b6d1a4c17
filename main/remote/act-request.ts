import type { Act, ActId, ActOf } from '../../shared/ipc/act.ts'
import { keyOfTry, madeOf, operationOf } from '../../shared/ipc/made-operation.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { Request } from './http.ts'

/** What a request needs to know beside the act. */
export interface ActSending {
  id: ActId
  act: Act
  /** The version the change is based on, for `If-Match`; null where the act changes nothing that has one. */
  version: number | null
  /** A reply goes out although something unseen has arrived. */
  forced: boolean
  /** What the act was based on: of an operation on the blocklist, all that its author cannot say. */
  base?: unknown
}

/** The request that carries an act. Its id is the `Idempotency-Key`: however often it is sent, it takes effect once. */
export function actRequest({ id, act, version, forced, base }: ActSending): Request {
  const made = act.kind === 'change-blocklist' ? madeOf(base) : null
  const headers = {
    'Idempotency-Key': made === null ? id : keyOfTry(id, made),
    ...(version === null ? {} : { 'If-Match': `"${version}"` }),
  }
  switch (act.kind) {
    case 'file-ticket': {
      const { kind: _, ticketId, ...ticket } = act
      return { method: 'POST', path: '/v1/tickets', headers, body: { id: ticketId, ...ticket } }
    }
    case 'reply': {
      const { messageId, body, seenThrough, alsoTo = [] } = act
      const force = forced ? { force: true } : {}
      const also = alsoTo.length === 0 ? {} : { alsoTo }
      const sent = { id: messageId, kind: 'reply', body, seenThrough, ...force, ...filesOf(act), ...also }
      return { method: 'POST', path: `/v1/tickets/${act.ticketId}/messages`, headers, body: sent }
    }
    case 'note': {
      const { messageId, body } = act
      const sent = { id: messageId, kind: 'note', body, ...filesOf(act) }
      return { method: 'POST', path: `/v1/tickets/${act.ticketId}/messages`, headers, body: sent }
    }
    case 'change-ticket':
      return { method: 'PATCH', path: `/v1/tickets/${act.ticketId}`, headers, body: act.set }
    case 'create-group': {
      const { groupId, name, plan } = act
      return { method: 'POST', path: '/v1/groups', headers, body: { id: groupId, name, plan } }
    }
    case 'change-group':
      return { method: 'PATCH', path: `/v1/groups/${act.groupId}`, headers, body: act.set }
    case 'import-groups':
      return { method: 'POST', path: '/v1/groups/import', headers, body: { csv: act.csv } }
    case 'merge-group':
      return { method: 'POST', path: `/v1/groups/${act.groupId}/merge`, headers, body: { into: act.into } }
    case 'link-ticket': {
      const { ticketId, otherId, relation } = act
      return { method: 'PUT', path: `/v1/tickets/${ticketId}/links/${otherId}`, headers, body: { relation } }
    }
    case 'merge-ticket':
      return { method: 'POST', path: `/v1/tickets/${act.ticketId}/merge`, headers, body: { into: act.into } }
    case 'unmerge-ticket':
      return {
        method: 'POST',
        path: `/v1/tickets/${act.ticketId}/unmerge`,
        headers,
        body: { from: act.from },
      }
    case 'flag-ticket': {
      const { flagId, reason, note } = act
      const sent = { id: flagId, reason, note }
      return { method: 'POST', path: `/v1/tickets/${act.ticketId}/flags`, headers, body: sent }
    }
    case 'unflag-ticket':
      return { method: 'DELETE', path: `/v1/tickets/${act.ticketId}/flags`, headers }
    case 'change-blocklist': {
      if (made === null) throw new TypeError('An operation leaves with what its author had seen.')
      const sent = { operations: [operationOf(act, made)] }
      return { method: 'POST', path: '/v1/blocklist/operations', headers, body: sent }
    }
    case 'page-by-hand': {
      const { pageId, ticketId, text } = act
      const sent = { id: pageId, kind: 'manual', ticketId, text }
      return { method: 'POST', path: '/v1/pages', headers, body: sent }
    }
    case 'page-people': {
      const { pageId, isDrill, responderIds, text } = act
      const sent = { id: pageId, kind: isDrill ? 'drill' : 'manual', text }
      const body = responderIds.length === 0 ? sent : { ...sent, responderIds }
      return { method: 'POST', path: '/v1/pages', headers, body }
    }
    case 'page-acknowledge':
    case 'page-resolve': {
      const part = act.kind === 'page-acknowledge' ? 'acknowledge' : 'resolve'
      return { method: 'POST', path: `/v1/pages/${act.pageId}/${part}`, headers, body: noteOf(act) }
    }
    case 'page-hand-over': {
      const body = { to: act.to, ...noteOf(act) }
      return { method: 'POST', path: `/v1/pages/${act.pageId}/hand-over`, headers, body }
    }
    case 'change-thresholds':
      return { method: 'PATCH', path: '/v1/settings', headers, body: { thresholds: act.set } }
    case 'change-service-levels':
      return { method: 'PATCH', path: '/v1/settings', headers, body: { serviceLevels: act.set } }
    case 'put-view':
      return { method: 'PUT', path: `/v1/views/${act.viewId}`, headers, body: act.view }
    case 'change-view':
      return { method: 'PATCH', path: `/v1/views/${act.viewId}`, headers, body: act.set }
    case 'delete-view':
      return { method: 'DELETE', path: `/v1/views/${act.viewId}`, headers }
    case 'put-canned-reply':
      return { method: 'PUT', path: `/v1/canned-replies/${act.cannedReplyId}`, headers, body: act.reply }
    case 'delete-canned-reply':
      return { method: 'DELETE', path: `/v1/canned-replies/${act.cannedReplyId}`, headers }
    default:
      return assertNever(act)
  }
}

function filesOf({ attachments = [] }: ActOf<'reply' | 'note'>): { attachmentIds?: string[] } {
  return attachments.length === 0 ? {} : { attachmentIds: attachments.map(({ id }) => id) }
}

function noteOf({ note }: { note?: string | undefined }): { note?: string } {
  return note === undefined ? {} : { note }
}
