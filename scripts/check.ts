import { runStep, tellStep, type Step, type StepResult } from './run-step.ts'

const unitTests: Step = { name: 'tests', script: 'node_modules/vitest/vitest.mjs', args: ['run'] }

/** The one gate, the same here and in CI. All steps run, so that one look shows everything that is wrong. */
const steps: readonly Step[] = [
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['-b'] },
  { name: 'walls', script: 'scripts/check-walls.ts', args: [] },
  { name: 'texts', script: 'node_modules/@lingui/cli/dist/lingui.js', args: ['check', 'sync'] },
  { name: 'lint', script: 'node_modules/oxlint/bin/oxlint', args: ['--deny-warnings'] },
  {
    name: 'format',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '.'],
  },
  unitTests,
]

const withoutTests = process.argv.includes('--without-tests')
const results: StepResult[] = []
for (const step of steps) {
  if (withoutTests && step === unitTests) continue
  results.push(await runStep(step))
}

console.log('')
for (const result of results) console.log(tellStep(result))
process.exitCode = results.every(({ exitCode }) => exitCode === 0) ? 0 : 1
