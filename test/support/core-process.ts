import { Worker } from 'node:worker_threads'

/*
 * The console's core in its thread, in a process of its own, with nothing but its port handed on: so that a test can end it
 * as a crash does, wherever it stands, and nothing else goes with it.
 */
const core = new Worker(new URL('../../main/worker.ts', import.meta.url), {
  workerData: { version: '0.0.0' },
})
core.on('message', (message: unknown) => void process.send?.(message))
core.on('exit', (code) => process.exit(code))
process.on('message', (message) => core.postMessage(message))
// Whoever started it is gone.
process.on('disconnect', () => process.exit())
