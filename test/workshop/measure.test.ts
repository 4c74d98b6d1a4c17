import { expect, it } from 'vitest'
import { alternate, figuresOf, percentile } from '../bench/measure.ts'
import { atLeast, atMost, tableOf } from '../bench/result.ts'

it('takes percentiles by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100])
  expect(percentile([7], 0.99)).toBe(7)
  expect(percentile([], 0.5)).toBe(0)
  expect(figuresOf('a', [3, 1, 2])).toEqual({ name: 'a', samples: 3, median: 2, p95: 3, p99: 3 })
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
  expect(a).toEqual({ name: 'a', samples: 3, median: 1, p95: 1, p99: 1 })
  expect(b?.p99).toBe(1)
})

it('publishes losses beside what was reached', () => {
  const verdicts = [atMost('quick', 20, 16.7, 'ms'), atLeast('rate', 25_000, 20_000, 'tickets/s')]
  const table = tableOf([{ id: 'B2', what: 'filter', sides: [figuresOf('store', [1, 2])], verdicts }])
  expect(table).toContain('| B2 | quick | 20.0 ms | ≤ 16.7 | **no** |')
  expect(table).toContain('| B2 | rate | 25,000 tickets/s | ≥ 20000 | yes |')
})
