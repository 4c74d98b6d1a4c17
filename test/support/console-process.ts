import { startProgram, type Program } from '../../scripts/start-program.ts'
import { compileCache } from './compile-cache.ts'

/** The browser host, as a person starts it; `address` opens it once. */
export type ConsoleProcess = Program

export interface ConsoleSettings {
  /** Options after `--web --no-open --port 0`. */
  readonly args: readonly string[]
  /** Handed over in the environment, where no process list shows it. */
  readonly token?: string
}

/** Starts the built console (`npm run build` first) for a browser. */
export function startConsole({ args, token }: ConsoleSettings): Promise<ConsoleProcess> {
  return startProgram({
    script: 'out/main/main.js',
    args: ['--web', '--no-open', '--port', '0', ...args],
    env: { ...compileCache, ...(token === undefined ? {} : { DESK_TOKEN: token }) },
    ready: /^console at (http:\S+)$/,
  })
}

/**
 * Starts a console a second time on a profile that has one, with more on its command line where a test likes: it ends, and says
 * where another window is opened.
 */
export async function askForWindow(profile: string, more: readonly string[] = []): Promise<string> {
  const second = await startProgram({
    script: 'out/main/main.js',
    args: ['--web', '--no-open', '--port', '0', '--profile', profile, ...more],
    env: compileCache,
    ready: /^The console is open already .*Another tab: (http:\S+)$/,
  })
  await second.stop()
  return second.address
}
