import { describe, expect, it } from 'vitest'
import { actRequest } from '#main/remote/act-request'
import { actIdSchema, actSchema, type Act } from '#shared/ipc/act'
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

describe('the request that carries an operation on the blocklist', () => {
  const act = actSchema.parse({
    kind: 'change-blocklist', operationId: 'o', groupId: 'g', act: 'lift', targets: ['b'], reason: 'Why', evidence: ['t'],
  }) // prettier-ignore
  const made = { after: ['b'], madeAt: { ms: 5, counter: 1, node: 'n' }, attempt: 0 }

  it('says it as it was made, whenever it leaves, and nothing that its author did not say', () => {
    const { method, path, headers, body } = actRequest({ id, act, version: null, forced: false, base: made })
    expect([method, path, headers]).toEqual(['POST', '/v1/blocklist/operations', { 'Idempotency-Key': id }])
    const { after, madeAt } = made
    const sent = {
      id: 'o',
      groupId: 'g',
      act: 'lift',
      targets: ['b'],
      after,
      reason: 'Why',
      evidence: ['t'],
      madeAt,
    }
    expect(body).toEqual({ operations: [sent] })
  })

  it('has another key once it was made anew: a refusal is remembered under the one that it was sent with', () => {
    const again = actRequest({ id, act, version: null, forced: false, base: { ...made, attempt: 2 } })
    expect(again.headers?.['Idempotency-Key']).toBe(`${id}~2`)
  })
})
