import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..')

/** A program of ours in a process of its own. */
export interface Program {
  /** What the line that said it is ready named: an address. */
  readonly address: string
  readonly pid: number
  /** From the start to that line, in ms. */
  readonly startedIn: number
  /** SIGTERM; resolves when the process is gone. */
  stop(): Promise<void>
}

export interface ProgramSettings {
  /** From the top of the tree. */
  readonly script: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The line that says it is ready; its first group is the address. */
  readonly ready: RegExp
}

/** Starts a program and waits until it is ready. Rejects with what it said where it ends before. */
export async function startProgram({
  script,
  args = [],
  env = {},
  ready,
}: ProgramSettings): Promise<Program> {
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const said: string[] = []
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line)
        const found = ready.exec(line)?.[1]
        if (found !== undefined) resolve(found)
      })
    }
    child.once('exit', (code) =>
      reject(new Error(`${script} ended with ${String(code)}:\n${said.join('\n')}`)),
    )
  })
  return {
    address,
    pid: child.pid ?? 0,
    startedIn: performance.now() - began,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
