import { describe, expect, it } from 'vitest'
import { blockOperationSchema } from '#shared/protocol/blocklist'
import { staffIdSchema } from '#shared/protocol/common'
import { judgeOperation, type OperationGround } from '#shared/rules/blocklist/judge-operation'
import { hours, operation } from './operations.ts'

const ada = staffIdSchema.parse('ada')
const madeAt = { ms: Date.parse(hours(10)), counter: 0, node: 'desk-1' }

const recorded = [
  operation('block', 'block', { until: hours(100) }),
  operation('gone', 'block'),
  operation('lift', 'lift', { targets: ['gone'], after: ['gone', 'block'] }),
]
const ground: OperationGround = {
  sender: { id: ada, role: 'admin' },
  receivedAt: Date.parse(hours(11)),
  isGroupKnown: true,
  recorded,
}

/** An operation as it is sent; by default one that may be taken. */
const sent = (given: Record<string, unknown> = {}) =>
  blockOperationSchema.parse({
    id: 'new',
    groupId: 'acme',
    act: 'block',
    targets: [],
    after: ['lift'],
    reason: 'Three false alarms',
    madeAt,
    ...given,
  })
const extension = { act: 'extend', targets: ['block'], until: hours(200) }
const shortening = { act: 'shorten', targets: ['block'], until: hours(50) }

describe('what the desk takes of the blocklist’s operations', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a block', {}],
    ['a block for a time', { from: hours(1), until: hours(2) }],
    ['a block without an end', { until: null }],
    ['one that says the same author as its token', { madeBy: 'ada' }],
    ['an extension', extension],
    ['an extension without an end', { ...extension, until: null }],
    ['a shortening', shortening],
    ['another reason', { act: 'edit-reason', targets: ['block'] }],
    ['a lift of several', { act: 'lift', targets: ['block', 'gone'] }],
    ['one by a clock that is a little ahead', { madeAt: { ...madeAt, ms: Date.parse(hours(30)) } }],
    ['one by a clock that is years behind', { madeAt: { ...madeAt, ms: 0 } }],
  ])('takes %s', (_, given) => {
    expect(judgeOperation(sent(given), ground)).toBeNull()
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a block without a reason', { reason: ' \n' }, 'no-reason'],
    ['a block that ends before it begins', { from: hours(5), until: hours(4) }, 'bad-period'],
    ['a block that ends as it begins', { until: hours(10) }, 'bad-period'],
    ['a block of another entry', { targets: ['block'] }, 'bad-target'],
    ['another author than its token’s', { madeBy: 'berta' }, 'not-its-author'],
    ['a clock that is years ahead', { madeAt: { ...madeAt, ms: Date.parse('2036-01-01') } }, 'clock-ahead'],
    ['one after something that never was', { after: ['nothing'] }, 'unknown-operation'],
    ['a lift of nothing', { act: 'lift' }, 'bad-target'],
    ['a lift of an entry that is not there', { act: 'lift', targets: ['nothing'] }, 'bad-target'],
    ['a lift of what its author had not seen', { act: 'lift', targets: ['block'], after: [] }, 'bad-target'],
    ['a lift with an end', { act: 'lift', targets: ['block'], until: hours(20) }, 'bad-period'],
    ['an extension of two entries', { ...extension, targets: ['block', 'gone'] }, 'bad-target'],
    ['an extension of what was lifted', { ...extension, targets: ['gone'] }, 'bad-target'],
    ['an extension that does not say until when', { ...extension, until: undefined }, 'bad-period'],
    ['an extension to an earlier end', { ...extension, until: hours(99) }, 'bad-period'],
    ['a shortening to a later end', { ...shortening, until: hours(101) }, 'bad-period'],
    ['a shortening without an end', { ...shortening, until: null }, 'bad-period'],
    ['a shortening to before the beginning', { ...shortening, until: hours(-1) }, 'bad-period'],
  ])('refuses %s, and says why', (_, given, code) => {
    const refused = judgeOperation(sent(given), ground)
    expect(refused?.code).toBe(code)
    expect(refused?.reason).toMatch(/^[A-Z].*\.$/)
  })

  it('refuses whoever is no administrator, and a group that is not there', () => {
    const agent = { ...ground, sender: { id: ada, role: 'agent' as const } }
    expect(judgeOperation(sent(), agent)?.code).toBe('not-an-admin')
    expect(judgeOperation(sent(), { ...ground, isGroupKnown: false })?.code).toBe('unknown-group')
  })

  it('takes an extension whose author did not know of the lift: the list says that the two met', () => {
    expect(
      judgeOperation(sent({ act: 'extend', targets: ['gone'], after: ['gone'], until: null }), {
        ...ground,
        recorded: recorded.map((each) => (each.id === 'gone' ? { ...each, until: hours(9) } : each)),
      }),
    ).toBeNull()
  })
})
