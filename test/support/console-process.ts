import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '../..')

/** The browser host, as a person starts it. */
export interface ConsoleProcess {
  /** The address that opens it once. */
  readonly address: string
  /** From its start to the line that names the address, in ms. */
  readonly startedIn: number
  stop(): Promise<void>
}

export interface ConsoleSettings {
  /** Options after `--web --no-open --port 0`. */
  readonly args: readonly string[]
  /** Handed over in the environment, where no process list shows it. */
  readonly token?: string
}

/** Starts the built console (`npm run build` first) for a browser. Rejects with what it said where it ends early. */
export async function startConsole({ args, token }: ConsoleSettings): Promise<ConsoleProcess> {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [join(root, 'out/main/main.js'), '--web', '--no-open', '--port', '0', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(token === undefined ? {} : { DESK_TOKEN: token }) },
    },
  )
  const said: string[] = []
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line)
        const found = /^console at (http:\S+)$/.exec(line)?.[1]
        if (found !== undefined) resolve(found)
      })
    }
    child.once('exit', (code) =>
      reject(new Error(`The console ended with ${String(code)}:\n${said.join('\n')}`)),
    )
  })
  return {
    address,
    startedIn: performance.now() - began,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
