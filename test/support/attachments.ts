import { createHash, randomUUID } from 'node:crypto'
import { storedAttachmentSchema, type StoredAttachment } from '#shared/protocol/attachment'
import type { Call, Desk, Reply } from './desk.ts'

export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** The address of a file that is sent. */
export function attachmentPath(id: string, ticketId: string, name: string, bytes: Uint8Array | string) {
  return `/v1/attachments/${id}?${new URLSearchParams({ ticketId, name, sha256: sha256(bytes) }).toString()}`
}

/** Sends a file as a console does. */
export function sendFile(
  desk: Pick<Desk, 'api'>,
  ticketId: string,
  name: string,
  bytes: Uint8Array<ArrayBuffer> | string,
  { id = randomUUID(), ...call }: Call & { id?: string } = {},
): Promise<Reply> {
  const headers = { 'content-type': 'application/octet-stream', ...call.headers }
  return desk.api('PUT', attachmentPath(id, ticketId, name, bytes), { ...call, headers, raw: bytes })
}

export async function takenFile(...sent: Parameters<typeof sendFile>): Promise<StoredAttachment> {
  return storedAttachmentSchema.parse((await sendFile(...sent)).body)
}
