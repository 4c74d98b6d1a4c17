import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { z } from 'zod'
import { inOwnThread } from './file-work.ts'
import { controlMessageSchema } from './ipc/core-control.ts'
import { answerControl } from './ipc/core-door.ts'
import { createCoreHandlers } from './ipc/core-handlers.ts'
import { createCoreSessions, explain } from './ipc/core-sessions.ts'
import { createRouter } from './ipc/router.ts'
import type { AnswerMessage } from '../shared/ipc/wire.ts'
import { isDamage } from './store/storage-failure.ts'

/** The core's thread: files and line to the service of whoever is signed in. All it knows comes through its port. */
const port = requirePort()
const given = z
  .object({ version: z.string().catch('0') })
  .catch({ version: '0' })
  .parse(workerData)
const isSuccess = z.object({ ok: z.literal(true) })
/** While a damaged file is mended; null otherwise. */
let mending: Promise<void> | null = null

const sessions = createCoreSessions(
  given.version,
  {
    event: (name, event) => port.postMessage({ kind: 'event', name, event }),
    session: (message) => port.postMessage(message),
  },
  {
    checkFile: async (path) => (await inOwnThread({ work: 'check', path })) === true,
    async foldJournal(path) {
      await inOwnThread({ work: 'fold', path })
    },
  },
)
const answerCall = createRouter('core', createCoreHandlers(sessions), (thrown) => {
  if (isDamage(thrown)) mending ??= sessions.mend().finally(() => (mending = null))
  return explain(thrown)
})

port.on('message', (message: unknown) => void answer(message))

function requirePort(): MessagePort {
  if (parentPort === null) throw new Error('The core runs as a worker thread.')
  return parentPort
}

async function answer(message: unknown): Promise<void> {
  const answered = (await answerControl(sessions.control, message)) ?? (await answerOrMend(message))
  if (answered !== null) port.postMessage(answered)
  if (isStop(message)) port.close()
}

/** What met a damaged file is asked again once that is mended: it did nothing. */
async function answerOrMend(message: unknown): Promise<AnswerMessage | null> {
  const answered = await answerCall(message)
  if (mending === null || answered === null || isSuccess.safeParse(answered.result).success) return answered
  await mending
  return answerCall(message)
}

/** After a stop nothing is open any more; without its port the thread ends by itself. */
function isStop(message: unknown): boolean {
  const control = controlMessageSchema.safeParse(message)
  return control.success && z.object({ do: z.literal('stop') }).safeParse(control.data.request).success
}
