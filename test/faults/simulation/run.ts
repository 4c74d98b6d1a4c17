/**
 * `node test/faults/simulation/run.ts [--seed FIRST] [--count N] [--first]`: prints what fails, each
 * with the shortest story that still does; `--first` stops at the first one, as it is. Exits with 1 where anything failed.
 */
import { parseArgs } from 'node:util'
import { simulate } from './simulate.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    count: { type: 'string' },
    first: { type: 'boolean', default: false },
  },
})
const first = Number(values.seed ?? 1)
const count = Number(values.count ?? (values.seed === undefined ? 1000 : 1))
const began = performance.now()
const { seeds, failures } = await simulate(first, count, {
  isQuick: values.first,
  found: (seed, words) => console.log(`\nseed ${seed}\n${words}`),
  tell: (done, failed) => {
    if (done % 1000 === 0) console.log(`${done} of ${count} seeds, ${failed} with violations`)
  },
})
const ms = (performance.now() - began) / seeds
console.log(`${seeds} seeds from ${first}: ${failures.length} with violations; ${ms.toFixed(1)} ms a seed`)
process.exitCode = failures.length > 0 ? 1 : 0
