import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

/** What is posted for a session: the key of an address. */
export const keySchema = z.strictObject({ key: z.string().min(1).max(200) })
/** What another start posts: the ticket that it was started for. */
export const showSchema = z.strictObject({
  ticketNumber: z.number().int().positive().max(999_999_999).nullable(),
})

/** What fits either, and its braces; nothing longer is worth reading, in bytes. */
const longestBody = 1024

/** Reads the body of a request; null where it is anything but JSON of this form. */
export async function readJson<Schema extends z.ZodType>(
  request: IncomingMessage,
  schema: Schema,
): Promise<z.output<Schema> | null> {
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
    const parsed = schema.safeParse(JSON.parse(Buffer.concat(chunks).toString()))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
