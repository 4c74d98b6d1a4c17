import { expect, it } from 'vitest'
import { drillState } from '#shared/rules/paging/drill-state'
import { canBeReached } from '#shared/rules/paging/reachable'

const now = Date.parse('2026-11-29T12:00:00.000Z')

it('is overdue once the last successful test is more than thirty days old, to the ms', () => {
  const after = (ms: number) => drillState({ lastGoodTestAt: new Date(now - ms).toISOString() }, now)
  expect(drillState({ lastGoodTestAt: null }, now)).toBe('never')
  expect(after(0)).toBe('good')
  expect(after(30 * 86_400_000)).toBe('good')
  expect(after(30 * 86_400_000 + 1)).toBe('overdue')
})

it('reaches whoever is paged and has a method, verified or not', () => {
  const method = {
    id: 'm',
    settings: { channel: 'smtp', to: 'a@example.net', length: 160 },
    secretsKept: [],
    verifiedAt: null,
    lastTest: null,
    lastGoodTestAt: null,
  }
  const methods = [method] as unknown as Parameters<typeof canBeReached>[0]['methods']
  expect(canBeReached({ active: true, methods })).toBe(true)
  expect(canBeReached({ active: false, methods })).toBe(false)
  expect(canBeReached({ active: true, methods: [] })).toBe(false)
})
