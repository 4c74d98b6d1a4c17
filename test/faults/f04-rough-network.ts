import type { Fault } from './fault.ts'
import { simulate } from './simulation/simulate.ts'

/** The engine over a simulated service, line, clock and disk: one story per seed. */
export const roughNetwork: Fault = {
  id: 'F4',
  fault:
    'answers dropped, doubled, reordered, delayed, cut short, with crashes, full disks and clocks that jump (simulated)',
  checked: 'all invariants of the design from the recorded story of each seed',
  full: 100_000,
  quick: 200,
  // It has a test of its own.
  brief: 0,
  async run({ seed, cycles, tell }) {
    const { seeds, failures } = await simulate(seed, cycles, {
      tell: (done, failed) => {
        if (done % Math.ceil(cycles / 10) === 0) tell(`${done} of ${cycles}, ${failed} with violations`)
      },
    })
    const violations = failures.map((failure) => `seed ${failure.seed}: ${failure.words}`)
    return { runs: seeds, violations, notes: [], skipped: null }
  },
}
