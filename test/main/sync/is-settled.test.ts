import { describe, expect, it } from 'vitest'
import { isSettled, type Pulled } from '#main/sync/is-settled'
import type { KeptAct } from '#main/store/act-row'
import type { Act, ActState } from '#shared/ipc/act'
import { actIdSchema } from '#shared/ipc/act'
import { messageIdSchema, ticketIdSchema } from '#shared/protocol/common'
import { newTicket } from '../../support/filed.ts'

const ticketId = ticketIdSchema.parse('t')
const messageId = messageIdSchema.parse('m')
const note: Act = { kind: 'note', ticketId, messageId, body: 'x' }
const change: Act = { kind: 'change-ticket', ticketId, set: { status: 'open' } }
const filed: Act = { kind: 'file-ticket', ticketId, ...newTicket() }

function kept(act: Act, state: ActState['kind'], resultVersion: number | null = null): KeptAct {
  const states: Record<ActState['kind'], ActState> = {
    waiting: { kind: 'waiting', tries: 0, nextTryAt: null },
    sending: { kind: 'sending', since: 0 },
    sent: { kind: 'sent', at: 0 },
    'needs-you': { kind: 'needs-you', since: 0, failure: { code: 'not-found', message: '' } },
  }
  const fields = {
    place: 1,
    id: actIdSchema.parse('a'),
    subject: 'ticket:t',
    made: null,
    title: '',
    base: null,
  }
  const rest = { forced: false, madeAt: 0, tries: 0, settled: false, doubt: null, wakes: null, decidedAt: 0 }
  return { ...fields, ...rest, act, state: states[state], resultVersion } as KeptAct
}
const holding = (version: number, ...ids: string[]): Pulled => ({
  version,
  hasMessage: (id) => ids.includes(id),
  hasAnyMessage: ids.length > 0,
  isMerged: false,
  hasMade: (id) => ids.includes(id),
})

describe('an act is settled', () => {
  it('where the cache holds what it made, and not before', () => {
    expect(isSettled(kept(note, 'sent'), holding(5, 'another'))).toBe(false)
    expect(isSettled(kept(note, 'sent'), holding(5, 'm'))).toBe(true)
    expect(isSettled(kept(filed, 'sent'), holding(0))).toBe(false)
    expect(isSettled(kept(filed, 'sent'), holding(1))).toBe(false)
    expect(isSettled(kept(filed, 'sent'), holding(1, 'first'))).toBe(true)
  })
  it('where the cache holds the version that came of it, or a later one', () => {
    expect(isSettled(kept(change, 'sent', 4), holding(3))).toBe(false)
    expect(isSettled(kept(change, 'sent', 4), holding(4))).toBe(true)
    expect(isSettled(kept(change, 'sent', 4), holding(9))).toBe(true)
  })
  it('never before it is sent', () => {
    for (const state of ['waiting', 'sending', 'needs-you'] as const)
      expect(isSettled(kept(note, state), holding(5, 'm'))).toBe(false)
  })
})
