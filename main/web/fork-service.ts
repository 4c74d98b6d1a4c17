import { fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import type { ServiceProcess } from '../ipc/host-shell.ts'

/** How long the service may take to finish what is open, in milliseconds. */
const longestGoodbye = 5000

/**
 * Starts the desk service in a Node of its own. `endWithParent` is a script loaded before it, which ends it when
 * this process is gone, however it went.
 */
export function forkService(
  script: string,
  endWithParent: string,
  environment: Readonly<Record<string, string>>,
): ServiceProcess {
  const child = fork(script, [], {
    env: { ...environment },
    execArgv: ['--import', pathToFileURL(endWithParent).href],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return {
    onLine(listen) {
      if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', listen)
    },
    onExit: (listen) => void ended.then(listen),
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), longestGoodbye)
      await ended
      clearTimeout(late)
    },
  }
}
