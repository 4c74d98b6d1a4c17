import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

const keySchema = z.strictObject({ key: z.string().min(1).max(200) })
/** A key and its braces; nothing longer is worth reading. */
const longestBody = 1024

/** Reads `{ "key": … }` from the body of a request; null where it is anything else. */
export async function readKey(request: IncomingMessage): Promise<string | null> {
  if (request.headers['content-type'] !== 'application/json') return null
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return null
    length += chunk.length
    if (length > longestBody) return null
    chunks.push(chunk)
  }
  try {
    const parsed = keySchema.safeParse(JSON.parse(Buffer.concat(chunks).toString()))
    return parsed.success ? parsed.data.key : null
  } catch {
    return null
  }
}
