import { mkdirSync, rmSync } from 'node:fs'
import {
  addTallies,
  countEndToEndTests,
  countUnitTests,
  nothingRan,
  readTally,
  tellTally,
  type Tally,
} from './count-tests.ts'
import { ensureTestChromium } from './find-chromium.ts'
import { findElectron } from './find-electron.ts'
import { runStep } from './run-step.ts'

/** Builds, runs every test on every host that is present, and ends with one line that says how it went. */
async function testEverything(): Promise<Tally> {
  mkdirSync('.cache', { recursive: true })
  const build = await runStep({ name: 'build', script: 'scripts/build.ts', args: [] })
  const unit = await runUnitTests()
  if (build.exitCode !== 0) {
    console.error('\nThe build failed, so the end-to-end tests could not run.')
    return addTallies(unit, { ...nothingRan, failed: 1 })
  }
  return addTallies(unit, await runEndToEndTests())
}

async function runUnitTests(): Promise<Tally> {
  const report = '.cache/unit.json'
  rmSync(report, { force: true })
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const { exitCode } = await runStep({
    name: 'unit and integration',
    script: 'node_modules/vitest/vitest.mjs',
    args,
  })
  return agreeing(exitCode, readTally(report, countUnitTests))
}

async function runEndToEndTests(): Promise<Tally> {
  const chromium = ensureTestChromium(process.env)
  if (typeof chromium === 'string') {
    console.error(`\nThe end-to-end tests could not run: ${chromium}`)
    return { ...nothingRan, failed: 1 }
  }
  const electron = findElectron(process.env)
  const report = '.cache/end-to-end.json'
  rmSync(report, { force: true })
  // The runner looks again by itself: whatever is found now is found then.
  const { exitCode } = await runStep({
    name: 'end to end',
    script: 'node_modules/@playwright/test/cli.js',
    args: ['test'],
  })
  const tally = agreeing(exitCode, readTally(report, countEndToEndTests))
  console.log(`\nhost browser: ran, with ${chromium.path} (${chromium.origin})`)
  console.log(
    electron.kind === 'found'
      ? `host electron: ran, with ${electron.path}`
      : `host electron: did not run: ${electron.why}`,
  )
  return tally
}

/** A runner that failed without a failed test (it crashed, or found none) has failed all the same. */
function agreeing(exitCode: number, tally: Tally): Tally {
  const nothing = tally.passed + tally.failed === 0
  return (exitCode !== 0 || nothing) && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

const tally = await testEverything()
for (const { name, reason } of tally.skipped) console.log(`skipped: ${name}: ${reason}`)
console.log(tellTally(tally))
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0
