import { expect, it } from 'vitest'
import { startEngineClock } from '#server/engine-clock'

it('runs as time passes, from the clock on the wall', () => {
  let passed = 500
  const clock = startEngineClock(1000, null, () => passed)
  expect(clock.now()).toBe(1000)
  passed += 60_000
  expect(clock.now()).toBe(61_000)
})

it('never goes back behind where the last run left off', () => {
  expect(startEngineClock(1000, 5000, () => 0).now()).toBe(5000)
  expect(startEngineClock(9000, 5000, () => 0).now()).toBe(9000)
})
