import { failed, success, type Result } from '../../shared/ipc/result.ts'
import type { ServiceProcess, Shell } from './host-shell.ts'

/** The sample desk: its service runs as long as somebody looks at it. */
export interface SampleDesk {
  /** Starts it where it is not running. Answers where it listens and the token of its administrator. */
  start(): Promise<Result<{ serviceUrl: string; token: string }>>
  stop(): Promise<void>
}

export interface SampleParts {
  shell: Pick<Shell, 'launchService' | 'log'>
  folder: string
  tickets: number
  /** A fresh unguessable text at each call. */
  random(): string
}

/** Making half a million tickets takes a while on a slow disk; longer than this, in milliseconds, something is wrong. */
const longestStart = 180_000
const listening = /^desk service listening on (http:\/\/127\.0\.0\.1:\d{1,5})$/

export function createSampleDesk(parts: SampleParts): SampleDesk {
  let running: { process: ServiceProcess; serviceUrl: string; token: string } | null = null
  let starting: ServiceProcess | null = null

  return {
    async start() {
      if (running !== null) return success({ serviceUrl: running.serviceUrl, token: running.token })
      const token = parts.random()
      const process = parts.shell.launchService({
        HOST: '127.0.0.1',
        PORT: '0',
        DATA_DIR: parts.folder,
        DESK_SAMPLE_TICKETS: String(parts.tickets),
        DESK_ADMIN_TOKEN: token,
        LOG_LEVEL: 'warn',
      })
      starting = process
      const serviceUrl = await addressOf(process)
      starting = null
      if (serviceUrl === null) {
        await process.stop()
        return failed('sample-failed', 'The sample desk did not start. The terminal or the log says why.')
      }
      running = { process, serviceUrl, token }
      process.onExit(() => {
        if (running?.process !== process) return
        running = null
        parts.shell.log('the sample desk has ended')
      })
      return success({ serviceUrl, token })
    },
    async stop() {
      const process = running?.process ?? starting
      running = null
      await process?.stop()
    },
  }
}

/** The address in the line that says it listens; null where the process ends or says nothing in time. */
function addressOf(process: ServiceProcess): Promise<string | null> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), longestStart)
    const settle = (address: string | null) => {
      clearTimeout(late)
      resolve(address)
    }
    process.onExit(() => settle(null))
    process.onLine((line) => {
      const address = listening.exec(line.trim())?.[1]
      if (address !== undefined) settle(address)
    })
  })
}
