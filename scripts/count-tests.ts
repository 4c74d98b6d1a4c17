import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** How a run of tests ended. Whoever skips says why. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly { readonly name: string; readonly reason: string }[]
}

export const nothingRan: Tally = { passed: 0, failed: 0, skipped: [] }

export function addTallies(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: [...one.skipped, ...other.skipped],
  }
}

/** The last line of a run, which programs read: `N passed, N failed`, and `, N skipped` where any were. */
export function tellTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`
}

const unitReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

/** Counts Vitest's JSON report. A file that could not even be loaded counts as one failed test. */
export function countUnitTests(report: unknown): Tally {
  const files = unitReport.parse(report).testResults
  const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const tests = files.flatMap((file) => file.assertionResults)
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + unloaded.length,
    skipped: tests
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => ({ name: test.fullName, reason: 'no reason given' })),
  }
}

const annotation = z.object({ type: z.string(), description: z.string().optional() })
const spec = z.object({
  title: z.string(),
  tests: z.array(z.object({ projectName: z.string(), status: z.string(), annotations: z.array(annotation) })),
})
interface Suite {
  specs: z.infer<typeof spec>[]
  suites?: Suite[] | undefined
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(spec), suites: z.array(suite).optional() }),
)
const endToEndReport = z.object({ suites: z.array(suite), errors: z.array(z.unknown()) })

/** Counts Playwright's JSON report. A flaky test failed; an error outside any test counts as one failed test. */
export function countEndToEndTests(report: unknown): Tally {
  const { suites, errors } = endToEndReport.parse(report)
  const tests = suites
    .flatMap(specsOf)
    .flatMap(({ title, tests }) => tests.map((test) => ({ ...test, title })))
  const skipped = tests.filter((test) => test.status === 'skipped')
  const passed = tests.filter((test) => test.status === 'expected')
  return {
    passed: passed.length,
    failed: tests.length - passed.length - skipped.length + errors.length,
    skipped: skipped.map(({ title, projectName, annotations }) => ({
      name: `${title} (${projectName})`,
      reason: annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given',
    })),
  }
}

function specsOf(of: Suite): z.infer<typeof spec>[] {
  return [...of.specs, ...(of.suites ?? []).flatMap(specsOf)]
}

/** Reads a report and counts it. A report that was not written is a failure of its own. */
export function readTally(file: string, count: (report: unknown) => Tally): Tally {
  if (!existsSync(file)) return { ...nothingRan, failed: 1 }
  return count(JSON.parse(readFileSync(file, 'utf8')))
}
