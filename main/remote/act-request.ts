import type { Act, ActId } from '../../shared/ipc/act.ts'
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
}

/** The request that carries an act. Its id is the `Idempotency-Key`: however often it is sent, it takes effect once. */
export function actRequest({ id, act, version, forced }: ActSending): Request {
  const headers = {
    'Idempotency-Key': id,
    ...(version === null ? {} : { 'If-Match': `"${version}"` }),
  }
  switch (act.kind) {
    case 'file-ticket': {
      const { kind: _, ticketId, ...ticket } = act
      return { method: 'POST', path: '/v1/tickets', headers, body: { id: ticketId, ...ticket } }
    }
    case 'reply': {
      const { messageId, body, seenThrough } = act
      const sent = { id: messageId, kind: 'reply', body, seenThrough, ...(forced ? { force: true } : {}) }
      return { method: 'POST', path: `/v1/tickets/${act.ticketId}/messages`, headers, body: sent }
    }
    case 'note': {
      const { messageId, body } = act
      const sent = { id: messageId, kind: 'note', body }
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
    default:
      return assertNever(act)
  }
}
