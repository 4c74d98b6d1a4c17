import { describe, expect, it } from 'vitest'
import { faults } from './faults.ts'

/** A look at each fault against the real processes; `npm run faults` runs the full counts. */
describe('under a fault nothing is lost and nothing comes twice', () => {
  for (const fault of faults.filter(({ brief }) => brief > 0))
    it(`${fault.id}: ${fault.fault}`, { timeout: 120_000 }, async (context) => {
      const outcome = await fault.run({ seed: 0, cycles: fault.brief, tell() {} })
      if (outcome.skipped !== null) context.skip(outcome.skipped)
      expect(outcome.violations).toEqual([])
      expect(outcome.runs).toBeGreaterThan(0)
    })
})
