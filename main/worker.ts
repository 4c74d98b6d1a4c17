import { parentPort, workerData, Worker, type MessagePort } from 'node:worker_threads'
import { z } from 'zod'
import { controlMessageSchema } from './ipc/core-control.ts'
import { answerControl } from './ipc/core-door.ts'
import { createCoreHandlers } from './ipc/core-handlers.ts'
import { createCoreSessions, explain } from './ipc/core-sessions.ts'
import { createRouter } from './ipc/router.ts'
import type { AnswerMessage } from '../shared/ipc/wire.ts'
import { checkFile } from './store/check-file.ts'
import { isDamage } from './store/storage-failure.ts'

/**
 * The core's thread: files and line to the service of whoever is signed in. All it knows comes through its port. Given the
 * path of a file to check, it is a thread that walks that file and says whether it is whole, and nothing else.
 */
const port = requirePort()
const given = z
  .object({ version: z.string().catch('0'), check: z.string().nullable().catch(null) })
  .catch({ version: '0', check: null })
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
  checkInOwnThread,
)
const answerCall = createRouter('core', createCoreHandlers(sessions), (thrown) => {
  if (isDamage(thrown)) mending ??= sessions.mend().finally(() => (mending = null))
  return explain(thrown)
})

if (given.check === null) port.on('message', (message: unknown) => void answer(message))
else port.postMessage(checkFile(given.check))

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

/** Resolves with whether the file is whole; rejects where the thread could not look. */
function checkInOwnThread(path: string): Promise<boolean> {
  const thread = new Worker(new URL(import.meta.url), { workerData: { check: path } })
  return new Promise((resolve, reject) => {
    thread.once('message', (whole: unknown) => resolve(whole === true))
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The thread said nothing.')))
  })
}

/** After a stop nothing is open any more; without its port the thread ends by itself. */
function isStop(message: unknown): boolean {
  const control = controlMessageSchema.safeParse(message)
  return control.success && z.object({ do: z.literal('stop') }).safeParse(control.data.request).success
}
