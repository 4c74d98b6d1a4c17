/**
 * A console without a window, in a process of its own that can be killed, stopped and lied to about the time: the
 * real core in its real thread, with the parent in the place of the host. `node core-child.ts`, with an IPC channel.
 */
import { Worker } from 'node:worker_threads'

const core = new Worker(new URL('../../main/worker.ts', import.meta.url), {
  workerData: { version: '0.0.0' },
})
process.on('message', (message) => core.postMessage(message))
core.on('message', (message: unknown) => process.send?.(message))
core.on('error', (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
// Whoever started this is gone.
process.on('disconnect', () => process.exit(0))
