import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** `check` answers whether the file is whole. */
export interface FileWork {
  work: 'check' | 'fold'
  path: string
}

export function isFileWork(value: unknown): value is FileWork {
  if (typeof value !== 'object' || value === null || !('work' in value) || !('path' in value)) return false
  return (value.work === 'check' || value.work === 'fold') && typeof value.path === 'string'
}

/** Has long work on a file done in a thread of its own (`file-worker.ts`); rejects where the thread could not do it. */
export function inOwnThread(given: FileWork): Promise<unknown> {
  const file = `file-worker${extname(import.meta.url)}`
  const thread = new Worker(new URL(file, import.meta.url), { workerData: given })
  return new Promise((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The thread said nothing.')))
  })
}
