import { expect, it } from 'vitest'
import { alternate, asRate, figuresOf, percentile, timesOf } from '../bench/measure.ts'
import { missingSides } from '../bench/peer.ts'
import { readProportional } from '../bench/memory.ts'
import { atLeast, atMost, tableOf, wentWrong } from '../bench/result.ts'

const plain = { unit: 'ms' as const, keeps: '' }

it('takes percentiles by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100])
  expect(percentile([7], 0.99)).toBe(7)
  expect(percentile([], 0.5)).toBe(0)
  expect(figuresOf('a', [3, 1, 2])).toEqual({ name: 'a', samples: 3, median: 2, p95: 3, p99: 3, ...plain })
})

it('lets the sides take turns and drops the first round', async () => {
  const order: string[] = []
  const side = (name: string, first: number) => ({
    name,
    sample: () => {
      order.push(name)
      return order.length <= 2 ? first : 1
    },
  })
  const [a, b] = await alternate([side('a', 900), side('b', 800)], 3)
  expect(order.join('')).toBe('abababab')
  expect(a).toEqual({ name: 'a', samples: 3, median: 1, p95: 1, p99: 1, ...plain })
  expect(b?.p99).toBe(1)
})

it('lets a slow side give fewer samples, its first dropped as well', async () => {
  let taken = 0
  const slow = { name: 'slow', most: 2, sample: () => (taken += 1) * 10 }
  const [, figures] = await alternate([{ name: 'quick', sample: () => 1 }, slow], 5)
  expect(taken).toBe(3)
  expect(figures).toMatchObject({ samples: 2, median: 20, p99: 30 })
})

it('turns durations into rates without making the slowest samples the best', () => {
  const figures = figuresOf('sync', [1000, 2000, 4000])
  expect(asRate(figures, 8000)).toMatchObject({ median: 4000, p95: 2000, p99: 2000, unit: 'tickets/s' })
  expect(asRate(figuresOf('none', []), 8000).median).toBe(0)
})

it('compares by medians, and not at all where a side gave no sample', () => {
  const quick = figuresOf('quick', [1, 2, 3])
  expect(timesOf(figuresOf('slow', [10, 20, 30]), quick)).toBe(10)
  expect(timesOf(undefined, quick)).toBeNull()
  expect(timesOf(figuresOf('none', []), quick)).toBeNull()
  expect(timesOf(quick, figuresOf('none', []))).toBeNull()
})

it('publishes losses beside what was reached', () => {
  const verdicts = [atMost('quick', 20, 16.7, 'ms'), atLeast('rate', 25_000, 20_000, 'tickets/s')]
  const table = tableOf([{ id: 'B2', what: 'filter', sides: [figuresOf('store', [1, 2])], verdicts }])
  expect(table).toContain('| B2 | filter | store |  | 2 | 1.00 ms | 2.00 ms | 2.00 ms |')
  expect(table).toContain('| B2 | quick | 20.0 ms | ≤ 16.7 | **no** |')
  expect(table).toContain('| B2 | rate | 25,000 tickets/s | ≥ 20000 | yes |')
})

it('names the sides that were not measured, and never calls them reached', () => {
  const missing = missingSides({ kind: 'absent', why: 'not on this machine' }, 'Peer')
  const result = { id: 'B5', what: 'sync', sides: [], verdicts: [atLeast('ours ÷ peer', null, 10)], missing }
  expect(tableOf([result])).toContain('| B5 | sync | Peer | not measured: not on this machine | 0 |')
  expect(tableOf([result])).toContain('| B5 | ours ÷ peer | not measured | ≥ 10 |  |')
  expect(result.verdicts[0]?.reached).toBe(false)
})

it('fails a run whose peer broke, not one whose peer is absent', () => {
  const of = (kind: 'absent' | 'failed') => [
    {
      id: 'B5',
      what: 'sync',
      sides: [],
      verdicts: [],
      missing: missingSides({ kind, why: 'it is so' }, 'Peer'),
    },
  ]
  expect(wentWrong(of('absent'))).toBe(false)
  expect(wentWrong(of('failed'))).toBe(true)
  expect(missingSides({ kind: 'here', program: 1 }, 'Peer')).toEqual([])
})

it('reads proportional memory, not the shares it is made of', () => {
  const rollup =
    '55d0-7ffe ---p 0 00:00 0 [rollup]\nRss: 90000 kB\nPss:            20480 kB\nPss_Dirty: 1024 kB\n'
  expect(readProportional(rollup)).toBe(20)
  expect(() => readProportional('Rss: 1 kB')).toThrow('proportional memory')
})
