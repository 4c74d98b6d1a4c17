import type { Readable } from 'node:stream'
import { Refusal } from '../store/refusal.ts'

/** Bytes taken of a form. */
const limit = 1024 * 1024

/** Bytes read and thrown away beyond that: a browser shows our answer only after it could send all it had to say. */
const drained = 16 * limit

/** The fields of an urlencoded body; of a repeated field the last counts. Throws `body-too-large`. */
export async function readForm(stream: Readable): Promise<Record<string, string>> {
  const chunks: Buffer[] = []
  let size = 0
  const incoming: AsyncIterable<unknown> = stream
  for await (const chunk of incoming) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size <= limit) chunks.push(bytes)
    else chunks.length = 0
    if (size > drained) break
  }
  if (size > limit) throw new Refusal('body-too-large', 'The form is larger than 1 MiB.')
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
}
