import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { attachmentTypes } from '../../shared/rules/attachments/attachment-type.ts'
import type { AttachmentRow } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { readFilePart } from '../store/files.ts'

/**
 * Sends a file that somebody else made: always to be saved and never to be shown, under a type that no browser runs, and in
 * a sandbox where one shows it all the same. Part by part: an erasure meanwhile breaks it off.
 */
export async function sendAttachment(
  reply: FastifyReply,
  database: Database,
  file: AttachmentRow,
): Promise<void> {
  const known = attachmentTypes.some((type) => type === file.type)
  const type = known ? file.type : 'application/octet-stream'
  reply
    .header('content-type', type === 'text/plain' ? 'text/plain; charset=utf-8' : type)
    .header('content-length', file.size)
    .header('content-disposition', dispositionOf(file.name))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
  await reply.send(Readable.from(partsOf(database, file), { objectMode: false, highWaterMark: 1 }))
}

async function* partsOf(database: Database, { fileId, size }: AttachmentRow): AsyncGenerator<Uint8Array> {
  let sent = 0
  for (let position = 0; sent < size; position += 1) {
    const part = await database.read((reader) => readFilePart(reader, fileId, position))
    if (part === null) throw new Error('The file is no longer here.')
    sent += part.length
    yield part
  }
}

/** RFC 6266: an approximation for old programs, and the name in UTF-8 (RFC 8187). */
function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`) // prettier-ignore
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
