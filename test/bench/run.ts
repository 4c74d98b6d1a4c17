import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ensureChromium } from '../../scripts/find-chromium.ts'
import { runStep } from '../../scripts/run-step.ts'
import { openBench, type Bench } from './bench.ts'
import { describeHost } from './host.ts'
import { wordsOf } from './peer.ts'
import { questions, type Question } from './questions.ts'
import { tableOf, wentWrong, type Result } from './result.ts'
import { fullSize, quickSize } from './sizes.ts'

/*
 * `npm run bench [-- --quick] [--only B5] [--tickets 100000] [--rounds 20]`: the benchmarks of figures.md, on this
 * machine. No timing is asserted; it fails where a side could not be measured, an absent peer apart.
 */

const { values } = parseArgs({
  options: {
    /** A few minutes, to see that everything runs. */
    quick: { type: 'boolean', default: false },
    /** The beginning of a question's name: `B5`, `B5 rows`. Several with commas. */
    only: { type: 'string', default: '' },
    tickets: { type: 'string' },
    rounds: { type: 'string' },
  },
})
const wished = values.quick ? quickSize : fullSize
const size = {
  ...wished,
  tickets: Number(values.tickets ?? wished.tickets),
  rounds: Number(values.rounds ?? wished.rounds),
}
const beginnings = values.only.split(',')
const asked = questions.filter(({ name }) => beginnings.some((beginning) => name.startsWith(beginning)))
if (asked.length === 0) {
  throw new Error(`Nothing is called so. There are: ${questions.map(({ name }) => name).join(', ')}.`)
}

const found = ensureChromium(process.env)
if (typeof found === 'string') throw new Error(found)
const build = await runStep({ name: 'build', script: 'scripts/build.ts', args: [] })
if (build.exitCode !== 0) throw new Error('The build failed.')

const bench = await openBench(size, found.path)
const host = describeHost(`Chromium ${bench.browser.version()}`)
const results: Result[] = []
// Request Tracker leads a life of its own: it ends with the run, however that ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void bench.close().finally(() => process.exit(1)))
}
try {
  for (const question of asked) {
    console.log(`${new Date().toISOString().slice(11, 19)} ${question.name}`)
    const result = await answerTo(question, bench)
    results.push(result)
    console.log(`${tableOf([result])}\n`)
    // Kept as it grows: a long run that is broken off has measured something all the same.
    mkdirSync('bench', { recursive: true })
    writeFileSync('bench/results.json', `${JSON.stringify({ host, size, results }, null, 2)}\n`)
  }
} finally {
  await bench.close()
}
const machine = Object.entries(host).map(([name, value]) => `${name}: ${value}`)
console.log(`${machine.join('\n')}\n\n${tableOf(results)}`)
process.exitCode = wentWrong(results) ? 1 : 0

/** One question that fails does not take the others with it. */
async function answerTo({ name, measure }: Question, of: Bench): Promise<Result> {
  try {
    return await measure(of)
  } catch (thrown) {
    console.error(thrown)
    const why = wordsOf(thrown)
    const missing = [{ name: 'all sides', why, absent: false }]
    return { id: name.split(' ')[0] ?? name, what: name, sides: [], verdicts: [], missing }
  } finally {
    await of.tidy()
  }
}
