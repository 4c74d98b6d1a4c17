import { failed, success, type Failure, type Result } from '../../shared/ipc/result.ts'
import type { ServiceProcess, Shell } from './host-shell.ts'

/** The sample desk: its service runs as long as somebody looks at it. */
export interface SampleDesk {
  /** Starts it where it is not running. Answers where it listens and the token of its administrator. */
  start(): Promise<Result<SampleAddress>>
  stop(): Promise<void>
  /** It ended by itself again and again, and is not started any more: the words for that; null while there is hope. */
  failure(): Failure | null
  /** A person does not want to wait: what was given up, or is to be tried later, is tried now. */
  revive(): void
}

export interface SampleAddress {
  serviceUrl: string
  token: string
}

export interface SampleParts {
  shell: Pick<Shell, 'launchService' | 'log'>
  folder: string
  tickets: number
  /** A fresh unguessable text at each call. */
  random(): string
  /** Runs once after so many ms, unless cancelled before. */
  after(ms: number, run: () => void): { cancel(): void }
  /** Milliseconds of any clock that never goes back. */
  now(): number
  /** It runs again after it had ended by itself, at another address where its port was taken meanwhile. */
  moved(address: SampleAddress): void
  /** `failure` answers something else now. */
  failureChanged(): void
}

interface Running {
  process: ServiceProcess
  address: SampleAddress
  since: number
}

/** Making half a million tickets takes a while on a slow disk; longer than this, in milliseconds, something is wrong. */
const longestStart = 180_000
const listening = /^desk service listening on (http:\/\/127\.0\.0\.1:\d{1,5})$/
/** How long to wait before each start after it ended by itself, in ms; then it is given up. */
const pauses = [500, 2000, 5000, 15_000, 30_000] as const
/** A service that ran this long, in ms, ended for a new reason. */
const steadyAfter = 60_000

const keepsEnding: Failure = {
  code: 'sample-failed',
  message:
    'The sample desk keeps ending by itself. The terminal or the log says why. What you do here is kept; try again to start it once more.',
}

export function createSampleDesk(parts: SampleParts): SampleDesk {
  let running: Running | null = null
  let starting: ServiceProcess | null = null
  /** While it is wanted: who it was when it last ran. */
  let former: SampleAddress | null = null
  let falls = 0
  let waiting: { cancel(): void } | null = null
  let failure: Failure | null = null

  async function launch(token: string, port: string): Promise<SampleAddress | null> {
    const process = parts.shell.launchService({
      HOST: '127.0.0.1',
      PORT: port,
      DATA_DIR: parts.folder,
      DESK_SAMPLE_TICKETS: String(parts.tickets),
      DESK_ADMIN_TOKEN: token,
      LOG_LEVEL: 'warn',
    })
    starting = process
    const serviceUrl = await addressOf(process)
    const wasStopped = starting !== process
    if (!wasStopped) starting = null
    if (serviceUrl === null || wasStopped) {
      await process.stop()
      return null
    }
    const address = { serviceUrl, token }
    running = { process, address, since: parts.now() }
    former = address
    process.onExit(() => ended(process))
    return address
  }

  function ended(process: ServiceProcess): void {
    if (running?.process !== process) return
    if (parts.now() - running.since >= steadyAfter) falls = 0
    running = null
    parts.shell.log('the sample desk has ended')
    startLater()
  }

  function startLater(): void {
    const pause = pauses[falls]
    falls += 1
    if (pause === undefined) return note(keepsEnding)
    waiting = parts.after(pause, () => void startAgain())
  }

  /** At its former port, so that nobody has to move; at a free one where somebody else took that meanwhile. */
  async function startAgain(): Promise<void> {
    waiting = null
    const before = former
    if (before === null) return
    const again =
      (await launch(before.token, new URL(before.serviceUrl).port)) ??
      (former === null ? null : await launch(before.token, '0'))
    if (former === null) return
    if (again === null) return startLater()
    note(null)
    parts.shell.log('the sample desk runs again')
    parts.moved(again)
  }

  function note(next: Failure | null): void {
    if (failure === next) return
    failure = next
    parts.failureChanged()
  }

  return {
    async start() {
      if (running !== null) return success(running.address)
      waiting?.cancel()
      falls = 0
      note(null)
      const address = await launch(parts.random(), '0')
      if (address !== null) return success(address)
      return failed('sample-failed', 'The sample desk did not start. The terminal or the log says why.')
    },
    async stop() {
      const process = running?.process ?? starting
      running = null
      starting = null
      former = null
      waiting?.cancel()
      waiting = null
      note(null)
      await process?.stop()
    },
    failure: () => failure,
    revive() {
      if (former === null || running !== null || starting !== null) return
      waiting?.cancel()
      falls = 0
      void startAgain()
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
