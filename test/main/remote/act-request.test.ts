import { describe, expect, it } from 'vitest'
import { actRequest } from '#main/remote/act-request'
import { actIdSchema, type Act } from '#shared/ipc/act'
import { messageIdSchema, ticketIdSchema } from '#shared/protocol/common'

const id = actIdSchema.parse('act-1')
const ticketId = ticketIdSchema.parse('t')
const messageId = messageIdSchema.parse('m')
const seenThrough = messageIdSchema.parse('seen')
const reply: Act = { kind: 'reply', ticketId, messageId, body: 'Try again.', seenThrough }
const change: Act = { kind: 'change-ticket', ticketId, set: { status: 'open' } }

describe('the request that carries an act', () => {
  it('has the same key and the same body however often it is made', () => {
    const once = actRequest({ id, act: reply, version: null, forced: false })
    expect(once.headers?.['Idempotency-Key']).toBe(id)
    expect(actRequest({ id, act: reply, version: null, forced: false })).toEqual(once)
  })
  it('names the one version that a change is based on', () => {
    const { headers } = actRequest({ id, act: change, version: 7, forced: false })
    expect(headers?.['If-Match']).toBe('"7"')
    expect(actRequest({ id, act: reply, version: null, forced: false }).headers).not.toHaveProperty(
      'If-Match',
    )
  })
  it('says what the author of a reply has seen, and forces it only where the author does', () => {
    const sent = { id: messageId, kind: 'reply', body: 'Try again.', seenThrough }
    expect(actRequest({ id, act: reply, version: null, forced: false }).body).toEqual(sent)
    expect(actRequest({ id, act: reply, version: null, forced: true }).body).toEqual({ ...sent, force: true })
  })
})
