import { parentPort, workerData } from 'node:worker_threads'
import { isFileWork } from './file-work.ts'
import { checkFile } from './store/check-file.ts'
import { foldJournal } from './store/fold-journal.ts'

/** A thread that does one long work on one file, says what came of it, and ends. It loads nothing else: it is started often. */
const given: unknown = workerData
if (!isFileWork(given)) throw new Error('This thread was given no work on a file.')
parentPort?.postMessage(given.work === 'check' ? checkFile(given.path) : foldJournal(given.path))
