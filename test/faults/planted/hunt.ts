import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { assertNever } from '#shared/rules/assert-never'
import type { Catcher } from './planted-bug.ts'

/** What came of a hunt. `broken`: the tests did not run at all, which catches nothing. */
export type Hunt =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'caught'; readonly by: string }
  | { readonly kind: 'broken'; readonly why: string }

/** Runs the tests, or the stories, in a copy of the tree. After `longestMs` it is over: what hangs a test is caught by it. */
export function hunt(path: string, catcher: Catcher, longestMs: number): Hunt {
  switch (catcher.kind) {
    case 'tests':
      return huntByTests(path, catcher.files, longestMs)
    case 'simulation':
      return huntByStories(path, catcher.seed, catcher.count, longestMs)
    default:
      return assertNever(catcher)
  }
}

const reportSchema = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

function huntByTests(path: string, files: readonly string[], longestMs: number): Hunt {
  const report = join(path, 'report.json')
  rmSync(report, { force: true })
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', ...files]
  const ran = run(path, [...vitest, '--reporter=json', `--outputFile=${report}`], longestMs)
  if (ran.isOvertime) return { kind: 'caught', by: `${files.join(', ')} (it never ended)` }
  const read = reportSchema.safeParse(readJson(report))
  if (!read.success) return { kind: 'broken', why: ran.output }
  for (const { name, assertionResults } of read.data.testResults)
    for (const { status, fullName } of assertionResults)
      if (status === 'failed') return { kind: 'caught', by: `${name.slice(path.length + 1)}: ${fullName}` }
  return ran.exitCode === 0 && read.data.numPassedTests > 0
    ? { kind: 'nothing' }
    : { kind: 'broken', why: ran.output }
}

function huntByStories(path: string, seed: number, count: number, longestMs: number): Hunt {
  const simulation = ['test/faults/simulation/run.ts', '--seed', `${seed}`, '--count', `${count}`, '--first']
  const ran = run(path, simulation, longestMs)
  if (ran.isOvertime)
    return { kind: 'caught', by: `a story between ${seed} and ${seed + count} that never ends` }
  const found = /^seed (\d+)\n(.*)$/m.exec(ran.output)
  if (found !== null)
    return { kind: 'caught', by: `story ${found[1]} of the simulation: ${told(found[2] ?? '')}` }
  return ran.exitCode === 0 ? { kind: 'nothing' } : { kind: 'broken', why: ran.output }
}

/** Without the ids of acts, which are others each time. */
function told(violation: string): string {
  return violation.replace(/[0-9a-f]{8}-[0-9a-f.-]+/g, 'an act').slice(0, 120)
}

function run(path: string, args: readonly string[], timeout: number) {
  const ran = spawnSync(process.execPath, args, { cwd: path, encoding: 'utf8', timeout })
  const isOvertime = ran.error !== undefined && 'code' in ran.error && ran.error.code === 'ETIMEDOUT'
  return { exitCode: ran.status, isOvertime, output: `${ran.stdout}\n${ran.stderr}`.slice(-20_000) }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
