import type { Readable } from 'node:stream'
import { failed, success, type Result } from '../../shared/ipc/result.ts'
import { attachmentLimits } from '../../shared/protocol/attachment.ts'
import { headerText, transportFailure, type Http } from './http.ts'
import { readAnswer } from './read-answer.ts'

export interface FileToSend {
  id: string
  ticketId: string
  name: string
  size: number
  sha256: string
}

/** Files on their way to and from a desk. Nothing here throws but what `open` and `take` throw. */
export interface FileRemote {
  /** Sent again under its id it is one file. `sent`: bytes that have left. */
  upload(file: FileToSend, open: () => Readable, sent: (bytes: number) => void): Promise<Result<null>>
  /** `take` is handed the bytes as they come. */
  download(id: string, take: (bytes: Uint8Array) => void): Promise<Result<null>>
}

/** What the disk refused, and not the line. */
interface Failing {
  error: Error | null
}

/** A line on which nothing moves for so long, in ms, is dead. */
const silence = 30_000

export function openFileRemote(http: Http, leaving: AbortSignal): FileRemote {
  return {
    async upload({ id, ticketId, name, size, sha256 }, open, sent) {
      const query = new URLSearchParams({ ticketId, name, sha256 })
      const body = open()
      const failing: Failing = { error: null }
      body.on('error', (error: Error) => (failing.error = error))
      try {
        const answer = await http.axios.request<unknown>({
          method: 'PUT',
          url: `/v1/attachments/${encodeURIComponent(id)}?${query.toString()}`,
          headers: { 'Content-Type': 'application/octet-stream', 'Content-Length': size },
          data: body,
          maxBodyLength: Infinity,
          timeout: silence,
          signal: leaving,
          onUploadProgress: ({ loaded }) => sent(loaded),
        })
        const read = readAnswer(rawOf(answer), Date.now())
        return read.ok ? success(null) : read
      } catch (thrown) {
        if (failing.error !== null) throw failing.error
        return transportFailure(thrown)
      } finally {
        body.destroy()
      }
    },
    async download(id, take) {
      const failing: Failing = { error: null }
      try {
        const answer = await http.axios.request<AsyncIterable<Uint8Array>>({
          method: 'GET',
          url: `/v1/attachments/${encodeURIComponent(id)}`,
          headers: { Accept: '*/*', 'Accept-Encoding': 'identity' },
          responseType: 'stream',
          timeout: silence,
          signal: leaving,
        })
        const chunks: Uint8Array[] = []
        const isFile = answer.status === 200
        let size = 0
        for await (const bytes of answer.data) {
          size += bytes.length
          if (size > attachmentLimits.file)
            return failed('service-nonsense', 'The desk sent more than a file may have.')
          if (!isFile) chunks.push(bytes)
          else {
            try {
              take(bytes)
            } catch (error) {
              failing.error = error instanceof Error ? error : new Error(String(error))
              throw error
            }
          }
        }
        if (isFile) return success(null)
        const read = readAnswer(rawOf({ ...answer, data: Buffer.concat(chunks).toString() }), Date.now())
        return read.ok ? failed('service-nonsense', 'The desk sent no file.') : read
      } catch (thrown) {
        if (failing.error !== null) throw failing.error
        return transportFailure(thrown)
      }
    },
  }
}

function rawOf(answer: { status: number; headers: Record<string, unknown>; data: unknown }) {
  return {
    status: answer.status,
    contentType: headerText(answer.headers['content-type']) ?? '',
    retryAfter: headerText(answer.headers['retry-after']),
    body: typeof answer.data === 'string' ? answer.data : '',
  }
}
