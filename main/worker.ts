import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { z } from 'zod'
import { controlMessageSchema } from './ipc/core-control.ts'
import { answerControl } from './ipc/core-door.ts'
import { createCoreHandlers } from './ipc/core-handlers.ts'
import { createCoreSessions, explain } from './ipc/core-sessions.ts'
import { createRouter } from './ipc/router.ts'

/** The core's thread: files and line to the service of whoever is signed in. All it knows comes through its port. */
const port = requirePort()

const { version } = z.object({ version: z.string() }).catch({ version: '0' }).parse(workerData)

const sessions = createCoreSessions(version, {
  event: (name, event) => port.postMessage({ kind: 'event', name, event }),
  session: (message) => port.postMessage(message),
})
const answerCall = createRouter('core', createCoreHandlers(sessions), explain)

function requirePort(): MessagePort {
  if (parentPort === null) throw new Error('The core runs as a worker thread.')
  return parentPort
}

port.on('message', (message: unknown) => void answer(message))

async function answer(message: unknown): Promise<void> {
  const answered = (await answerControl(sessions.control, message)) ?? (await answerCall(message))
  if (answered !== null) port.postMessage(answered)
  if (isStop(message)) port.close()
}

/** After a stop nothing is open any more; without its port the thread ends by itself. */
function isStop(message: unknown): boolean {
  const control = controlMessageSchema.safeParse(message)
  return control.success && z.object({ do: z.literal('stop') }).safeParse(control.data.request).success
}
