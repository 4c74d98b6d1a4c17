import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { describeHost } from '../bench/host.ts'
import type { Outcome } from './fault.ts'
import { faults } from './faults.ts'
import { rowOf, tableOf, type Row } from './table.ts'

/*
 * `npm run faults [-- --only F1 --seed 7 --cycles 100 --quick]`: the faults of the design against the real processes.
 * Exits with 1 where an invariant was broken. What cannot run on this machine says why.
 */

const { values } = parseArgs({
  options: {
    /** One fault, or a row of it by the beginning of its words: `F1`, `"F5 30 days"`. */
    only: { type: 'string' },
    /** Where the choices begin; the seed of a violation with `--cycles 1` repeats it. */
    seed: { type: 'string', default: '1' },
    /** Instead of the full count of each fault. */
    cycles: { type: 'string' },
    /** A look at each, in a few minutes. */
    quick: { type: 'boolean', default: false },
  },
})
const seed = wholeNumber('--seed', values.seed)
const cycles = values.cycles === undefined ? null : wholeNumber('--cycles', values.cycles)
const chosen = faults.filter(({ id, fault }) => {
  const { only } = values
  return only === undefined || id === only || (only.includes(' ') && `${id} ${fault}`.startsWith(only))
})
if (chosen.length === 0)
  throw new Error(`--only takes one of ${[...new Set(faults.map(({ id }) => id))].join(', ')}.`)

const rows: Row[] = []
for (const fault of chosen) {
  const count = cycles ?? (values.quick ? fault.quick : fault.full)
  console.log(`${fault.id} ${fault.fault}: ${count} from seed ${seed}`)
  const began = performance.now()
  const outcome = await fault
    .run({ seed, cycles: count, tell: (line) => console.log(`  ${line}`) })
    .catch((thrown: unknown) => brokenOff(thrown, count))
  for (const violation of outcome.violations.slice(0, 20)) console.error(`  VIOLATION ${violation}`)
  if (outcome.skipped !== null) console.log(`  did not run: ${outcome.skipped}`)
  rows.push(rowOf(fault, outcome, seed, performance.now() - began))
}

const host = describeHost('none')
mkdirSync('faults', { recursive: true })
writeFileSync('faults/results.json', `${JSON.stringify({ host, rows }, null, 2)}\n`)
console.log(`\n${tableOf(rows)}`)
// At once: a socket or a timer of a process that was killed must not keep this one.
process.exit(rows.some(({ violations }) => violations.length > 0) ? 1 : 0)

/** What throws before anything could be judged counts against the fault. */
function brokenOff(thrown: unknown, runs: number): Outcome {
  const what = thrown instanceof Error ? thrown.message : String(thrown)
  return { runs, violations: [`seed ${seed}: broke off: ${what}`], notes: [], skipped: null }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${name} takes a whole number.`)
  return Number(text)
}
