import { describe, expect, it } from 'vitest'
import { readResult } from '#main/sync/read-result'
import { actSchema } from '#shared/ipc/act'
import { operationRefusals } from '#shared/protocol/blocklist'
import { staffIdSchema } from '#shared/protocol/common'
import { defaultThresholds } from '#shared/protocol/settings'

const ada = staffIdSchema.parse('ada')
const at = '2026-11-23T09:00:00.000Z'
const act = (fields: object) => actSchema.parse(fields)
const operation = act({
  kind: 'change-blocklist', operationId: 'o', groupId: 'g', act: 'block', targets: [], reason: 'Why', evidence: [],
}) // prettier-ignore
const flag = act({ kind: 'flag-ticket', ticketId: 't', flagId: 'f', reason: 'No', note: '' })
const unflag = act({ kind: 'unflag-ticket', ticketId: 't' })
const page = act({ kind: 'page-by-hand', ticketId: 't', pageId: 'p', text: 'Dark' })
const merge = act({ kind: 'merge-group', groupId: 'g', into: 'h' })
const rules = act({ kind: 'change-thresholds', set: { outage: { groups: 4, minutes: 20 } } })
const result = (more: object) => ({
  results: [{ id: 'o', outcome: 'applied', code: null, reason: null, ...more }],
})

describe('what answered an operation on the blocklist', () => {
  it.each(['applied', 'duplicate', 'superseded'])('says that the desk has it where it was %s', (outcome) => {
    expect(readResult(operation, result({ outcome }), ada).ok).toBe(true)
  })
  it.each(operationRefusals)('asks its author in the desk’s words where it was refused as %s', (code) => {
    const read = readResult(operation, result({ outcome: 'refused', code, reason: 'In words.' }), ada)
    expect(read).toMatchObject({ ok: false, failure: { message: 'In words.' } })
    expect(read.ok ? '' : read.failure.code).not.toBe('service-nonsense')
  })
  it('asks its author also for a reason that only a newer desk has a code for', () => {
    const read = readResult(
      operation,
      result({ outcome: 'refused', code: 'full-moon', reason: 'Wait.' }),
      ada,
    )
    expect(read).toMatchObject({ ok: false, failure: { code: 'invalid-request', message: 'Wait.' } })
  })
})

describe('what says nothing of an act', () => {
  it.each([
    ['an operation, another one', operation, result({ id: 'x' })],
    ['an operation, none', operation, { results: [] }],
    ['an operation, the request itself', operation, { operations: [{ id: 'o', outcome: 'applied' }] }],
    ['a flag, one on another ticket', flag, { id: 'f', ticketId: 'x', createdAt: at, version: 1 }],
    ['a flag, the request itself', flag, { id: 'f', reason: 'No', note: '' }],
    ['a flag that is taken back, a page of words', unflag, { status: 'ok' }],
    ['a page, another one', page, { id: 'x', beganAt: at, version: 1 }],
    ['a page, the request itself', page, { id: 'p', kind: 'manual', ticketId: 't', text: 'Dark' }],
    ['a merge, the group that is no more', merge, { id: 'g', version: 2 }],
    ['rules, the request itself', rules, { thresholds: { outage: { groups: 4, minutes: 20 } } }],
    ['rules, what they were', rules, settings(defaultThresholds)],
  ])('%s', (_, of, answer) => {
    expect(readResult(of, answer, ada)).toMatchObject({ ok: false, failure: { code: 'service-nonsense' } })
  })
})

describe('what a newer desk answers in words of its own', () => {
  it('says that the act was carried out all the same; the feed brings the result', () => {
    const newer = { id: 'p', beganAt: at, version: 3, state: 'on-the-moon' }
    expect(readResult(page, newer, ada)).toEqual({ ok: true, value: { version: 3, change: null } })
    const replaced = { id: 'earlier', ticketId: 't', createdAt: at, version: 2, by: 'me' }
    expect(readResult(flag, replaced, ada)).toEqual({ ok: true, value: { version: 2, change: null } })
    expect(readResult(merge, { id: 'h', version: 9 }, ada)).toEqual({
      ok: true,
      value: { version: 9, change: null },
    })
  })
})

function settings(thresholds: object) {
  const links = { terms: null, payment: null, comparison: null, services: [], more: [] }
  const colours = { accent: '#1a5fb4', banner: '#1a5fb4' }
  const words = { providerName: 'P', legalNotice: '', emergencyPhone: '', openingHours: '', timeZone: 'UTC' }
  return { ...words, links, colours, thresholds, version: 4 }
}
