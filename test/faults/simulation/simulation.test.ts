import { expect, it } from 'vitest'
import { simulate } from './simulate.ts'

/** The long run of many more seeds is `npm run faults`. */
const seeds = 25

it('keeps every invariant through drops, doubles, delays, crashes, full disks and jumping clocks', async () => {
  const { failures } = await simulate(1, seeds)
  expect(failures.map(({ seed, words }) => `seed ${seed}: ${words}`)).toEqual([])
})
