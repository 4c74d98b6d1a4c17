import fc from 'fast-check'
import { expect, it } from 'vitest'
import { steppedTo } from '../../../renderer/ui/stepped-to.ts'

it('moves by row, by page and to the ends', () => {
  expect(steppedTo('j', -1, 5)).toBe(0)
  expect(steppedTo('k', -1, 5)).toBe(0)
  expect(steppedTo('ArrowDown', 2, 5)).toBe(3)
  expect(steppedTo('ArrowUp', 2, 5)).toBe(1)
  expect(steppedTo('PageDown', 2, 50)).toBe(12)
  expect(steppedTo('Home', 4, 5)).toBe(0)
  expect(steppedTo('End', 0, 5)).toBe(4)
})

it('leaves every other key alone', () => {
  expect(steppedTo('x', 0, 5)).toBeNull()
  expect(steppedTo('j', -1, 0)).toBeNull()
})

it('never leads out of the list', () => {
  const keys = fc.constantFrom('j', 'k', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End')
  fc.assert(
    fc.property(
      keys,
      fc.integer({ min: -1, max: 300 }),
      fc.integer({ min: 1, max: 300 }),
      (key, here, count) => {
        const there = steppedTo(key, Math.min(here, count - 1), count)
        expect(there).toBeGreaterThanOrEqual(0)
        expect(there).toBeLessThan(count)
      },
    ),
  )
})
