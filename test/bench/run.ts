import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { chromiumFlags, ensureChromium } from '../../scripts/find-chromium.ts'
import { runStep } from '../../scripts/run-step.ts'
import { fillDesk } from './filled-desk.ts'
import { measureFormToRow } from './form-to-row.ts'
import { measureFirstSync, measureWindowMeanwhile } from './first-sync.ts'
import { describeHost } from './host.ts'
import { measureFilter, measureStore } from './queue.ts'
import { tableOf, type Result } from './result.ts'
import { measureStart } from './start.ts'

/* `npm run bench [-- --tickets 100000 --rounds 20 --only B2]`: figures.md on this machine; nothing is asserted. */

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '20' },
    /** The start of a step's name: `B5`. */
    only: { type: 'string', default: '' },
  },
})
const tickets = Number(values.tickets)
const rounds = Number(values.rounds)

const found = ensureChromium(process.env)
if (typeof found === 'string') throw new Error(found)
const build = await runStep({ name: 'build', script: 'scripts/build.ts', args: [] })
if (build.exitCode !== 0) throw new Error('The build failed.')

const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'))
const browser = await chromium.launch({
  executablePath: found.path,
  chromiumSandbox: process.getuid?.() !== 0,
  args: [...chromiumFlags],
})
const results: Result[] = []
try {
  console.log(`\nfilling a desk of ${tickets} tickets and one of 1000, and syncing them once`)
  const large = await fillDesk(browser, folder, tickets)
  const small = await fillDesk(browser, folder, 1000)
  const steps: readonly (readonly [string, () => Promise<Result>])[] = [
    ['B1 start', () => measureStart(browser, large, small, rounds)],
    ['B2 queue', () => measureFilter(browser, [large, small], rounds * 5)],
    ['B2 store', () => measureStore(large, folder, rounds * 5)],
    ['main job', () => measureFormToRow(browser, [large, small], rounds)],
    ['B5 first sync', () => measureFirstSync(large, folder, rounds)],
    ['B5 window meanwhile', () => measureWindowMeanwhile(browser, large, folder)],
  ]
  for (const [name, measure] of steps) {
    if (!name.startsWith(values.only)) continue
    console.log(name)
    results.push(await measure())
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

const host = describeHost(`Chromium ${browser.version()}`)
mkdirSync('bench', { recursive: true })
writeFileSync('bench/results.json', `${JSON.stringify({ host, tickets, results }, null, 2)}\n`)
console.log(
  `\n${Object.entries(host)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n\n${tableOf(results)}`,
)
