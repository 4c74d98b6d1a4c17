import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileCache } from './compile-cache.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const programs = { source: join(root, 'server/server.ts'), built: join(root, 'out/service/server.js') }
const adminToken = 'test-administrator-token'

export interface ServiceProcess {
  readonly url: string
  readonly token: string
  readonly dataDir: string
  readonly child: ChildProcess
  /** Everything printed so far. */
  readonly output: () => { stdout: string; stderr: string }
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** Ends the process, if it runs still, and removes its data folder if this made it. */
  clean(): Promise<void>
}

interface ServiceSettings {
  readonly env?: Readonly<Record<string, string>>
  /** The sources, or what `npm run build` made of them: that starts in half the time. */
  readonly program?: keyof typeof programs
}

/** The real service in a process of its own, on a free port, with a data folder of its own unless `DATA_DIR` is given. */
export async function startService({
  env = {},
  program = 'source',
}: ServiceSettings = {}): Promise<ServiceProcess> {
  const made = env.DATA_DIR === undefined ? await mkdtemp(join(tmpdir(), 'desk-service-')) : null
  const dataDir = env.DATA_DIR ?? made ?? ''
  const given = { PORT: '0', DATA_DIR: dataDir, DESK_ADMIN_TOKEN: adminToken, LOG_LEVEL: 'warn', ...env }
  const child = spawn(process.execPath, [programs[program]], {
    env: { PATH: process.env.PATH ?? '', ...compileCache, ...given },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  const exited = once(child, 'exit')
  const running = () => child.exitCode === null && child.signalCode === null

  async function kill(): Promise<void> {
    if (running()) child.kill('SIGKILL')
    await exited
  }
  async function clean(): Promise<void> {
    await kill()
    if (made) await rm(made, { recursive: true, force: true })
  }

  try {
    const url = await listeningUrl(child, output)
    return {
      url,
      token: given.DESK_ADMIN_TOKEN,
      dataDir,
      child,
      output: () => ({ ...output }),
      async stop() {
        if (running()) child.kill('SIGTERM')
        await exited
        return child.exitCode
      },
      kill,
      clean,
    }
  } catch (error) {
    await clean()
    throw error
  }
}

function listeningUrl(child: ChildProcess, output: { stdout: string; stderr: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = /^desk service listening on (\S+)$/m.exec(output.stdout)?.[1]
      if (url) resolve(url)
    }
    child.stdout?.on('data', look)
    child.once('exit', (code) =>
      reject(new Error(`The service ended (${code}): ${output.stdout}${output.stderr}`)),
    )
    look()
  })
}
