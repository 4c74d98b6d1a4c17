import { responderSchema, type Responder } from '#shared/protocol/responder'
import type { Call, Desk, Reply } from './desk.ts'

/** A pager at a gateway outside, as a request names it. */
export const pager = (id: string, more: object = {}) => ({
  id,
  settings: { channel: 'snpp', host: 'pager.example.net', port: 444, pagerId: '5551234', ...more },
})

/** An address behind the desk's own mail server. */
export const mailbox = (id: string, to = 'ann@sms.example.net') => ({ id, settings: { channel: 'smtp', to } })

/** Somebody to be paged, as a request asks for it. */
export const person = (more: object = {}) => ({ name: 'Ann', role: 'unix-admin', methods: [], ...more })

export function put(desk: Desk, id: string, body: object, version?: number, call: Call = {}): Promise<Reply> {
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` }
  return desk.api('PUT', `/v1/responders/${id}`, { ...call, body, headers: { ...headers, ...call.headers } })
}

/** Adds somebody, and answers them. */
export async function added(desk: Desk, id: string, more: object = {}): Promise<Responder> {
  return responderSchema.parse((await put(desk, id, person(more))).body)
}

export async function read(desk: Desk, id: string): Promise<Responder> {
  return responderSchema.parse((await desk.api('GET', `/v1/responders/${id}`)).body)
}
