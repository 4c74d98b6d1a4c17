import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { utilityProcess } from 'electron'
import type { ServiceProcess } from '../ipc/host-shell.ts'

/**
 * Starts the desk service in a utility process: Node without a window, which Chromium ends when this process is gone.
 * `log` gets what the service says on standard error.
 */
export function forkService(
  script: string,
  environment: Readonly<Record<string, string>>,
  log: (line: string) => void,
): ServiceProcess {
  const child = utilityProcess.fork(script, [], {
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    serviceName: 'iMagine Desk sample',
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  onLines(child.stderr, log)
  return {
    onLine: (listen) => onLines(child.stdout, listen),
    onExit: (listen) => void ended.then(listen),
    async stop() {
      child.kill()
      await ended
    },
  }
}

function onLines(stream: NodeJS.ReadableStream | null, listen: (line: string) => void): void {
  if (stream !== null) createInterface({ input: Readable.from(stream) }).on('line', listen)
}
