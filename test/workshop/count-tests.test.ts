import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  addTallies,
  countEndToEndTests,
  countUnitTests,
  readTally,
  tellTally,
} from '../../scripts/count-tests.ts'

const loaded = (statuses: string[]) => ({
  name: 'a.test.ts',
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, index) => ({ status, fullName: `test ${index}` })),
})

const spec = (title: string, status: string, annotations: { type: string; description?: string }[] = []) => ({
  title,
  tests: [{ projectName: 'browser', status, annotations }],
})

describe('the tally of unit tests', () => {
  it('counts what passed and what failed', () => {
    const tally = countUnitTests({
      testResults: [loaded(['passed', 'passed', 'failed']), loaded(['passed'])],
    })
    expect(tally).toEqual({ passed: 3, failed: 1, skipped: [] })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const unloaded = { name: 'b.test.ts', status: 'failed', assertionResults: [] }
    expect(countUnitTests({ testResults: [unloaded] })).toEqual({ passed: 0, failed: 1, skipped: [] })
  })

  it('names what was skipped', () => {
    const { skipped } = countUnitTests({ testResults: [loaded(['passed', 'skipped'])] })
    expect(skipped).toEqual([{ name: 'test 1', reason: 'no reason given' }])
  })

  it('takes a report that was never written for a failure', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tally-'))
    expect(readTally(join(folder, 'none.json'), countUnitTests)).toEqual({
      passed: 0,
      failed: 1,
      skipped: [],
    })
    writeFileSync(join(folder, 'one.json'), JSON.stringify({ testResults: [loaded(['passed'])] }))
    expect(readTally(join(folder, 'one.json'), countUnitTests).passed).toBe(1)
    rmSync(folder, { recursive: true })
  })
})

describe('the tally of end-to-end tests', () => {
  it('counts suites within suites, and takes a flaky test for a failed one', () => {
    const report = {
      errors: [],
      suites: [
        {
          specs: [spec('one', 'expected')],
          suites: [{ specs: [spec('two', 'unexpected'), spec('three', 'flaky'), spec('four', 'expected')] }],
        },
      ],
    }
    expect(countEndToEndTests(report)).toEqual({ passed: 2, failed: 2, skipped: [] })
  })

  it('counts an error outside any test', () => {
    expect(countEndToEndTests({ suites: [], errors: [{ message: 'no such config' }] }).failed).toBe(1)
  })

  it('gives the reason of what was skipped', () => {
    const skipped = spec('five', 'skipped', [{ type: 'skip', description: 'the machine has no display' }])
    expect(countEndToEndTests({ errors: [], suites: [{ specs: [skipped] }] }).skipped).toEqual([
      { name: 'five (browser)', reason: 'the machine has no display' },
    ])
  })
})

it('tells the tally in the line that programs read', () => {
  const one = { passed: 3, failed: 1, skipped: [] }
  expect(tellTally(one)).toBe('3 passed, 1 failed')
  expect(tellTally(addTallies(one, { passed: 1, failed: 0, skipped: [{ name: 'x', reason: 'y' }] }))).toBe(
    '4 passed, 1 failed, 1 skipped',
  )
})
