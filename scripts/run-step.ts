import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** One thing the workshop runs. */
export interface Step {
  readonly name: string
  /** JavaScript or TypeScript, from the top of the tree: a shell wrapper in `.bin` would pick the machine's own Node. */
  readonly script: string
  readonly args: readonly string[]
}

/** What came of a step: its exit code (1 where a signal ended it) and how long it took, in ms. */
export interface StepResult {
  readonly name: string
  readonly exitCode: number
  readonly took: number
}

/** Runs a step in the foreground, on the Node that runs this. */
export async function runStep({ name, script, args }: Step): Promise<StepResult> {
  const began = performance.now()
  console.log(`\n▸ ${name}`)
  const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' })
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
  return { name, exitCode, took: performance.now() - began }
}

/** One line per step for the end of a run. */
export function tellStep({ name, exitCode, took }: StepResult): string {
  return `${exitCode === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${(took / 1000).toFixed(1).padStart(6)} s`
}
