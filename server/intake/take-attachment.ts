import type { z } from 'zod'
import { storedAttachmentSchema, type newAttachmentQuerySchema, type StoredAttachment } from '../../shared/protocol/attachment.ts' // prettier-ignore
import type { AttachmentId, StaffId } from '../../shared/protocol/common.ts'
import { attachmentType } from '../../shared/rules/attachments/attachment-type.ts'
import { cleanFileName } from '../../shared/rules/attachments/clean-file-name.ts'
import { findAttachment, insertAttachment, type AttachmentRow } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { deleteFile } from '../store/files.ts'
import { notFound, Refusal } from '../store/refusal.ts'
import { findTicket } from '../store/tickets.ts'
import { discardFile, receiveFile } from './receive-file.ts'

export interface AttachmentToTake {
  readonly id: AttachmentId
  readonly query: z.infer<typeof newAttachmentQuerySchema>
  readonly uploadedBy: StaffId
}

/**
 * Whether this file was taken before: then nothing is to be read. Throws `not-found` where there is no such ticket, and
 * `id-taken` where the id belongs to another file.
 */
export async function findTaken(
  database: Database,
  { id, query, uploadedBy }: AttachmentToTake,
): Promise<StoredAttachment | null> {
  return database.read(async (reader) => {
    const known = await findAttachment(reader, id)
    if (known) return sameFile(known, query, uploadedBy)
    if (!(await findTicket(reader, query.ticketId))) throw notFound('ticket')
    return null
  })
}

/** Takes a file, once: whoever sends the same one again, because the answer was lost, gets the first answer. */
export async function takeAttachment(
  database: Database,
  taken: AttachmentToTake,
  stream: AsyncIterable<unknown>,
  most: number,
  now: Date,
): Promise<StoredAttachment> {
  const { id, query, uploadedBy } = taken
  const received = await receiveFile(database, stream, most, now)
  if (received === null) throw new Refusal('invalid-request', 'The file is empty: there is nothing to keep.')
  const { fileId, size, sha256, head } = received
  try {
    if (sha256 !== query.sha256)
      throw new Refusal('invalid-request', 'The file arrived as another one than was sent. Send it again.')
    const name = cleanFileName(query.name)
    const type = attachmentType(name, head)
    const { ticketId, name: givenName } = query
    return await database.write(async (tx) => {
      const known = await findAttachment(tx, id)
      if (known) {
        await deleteFile(tx, fileId)
        return sameFile(known, query, uploadedBy)
      }
      if (!(await findTicket(tx, ticketId))) throw notFound('ticket')
      await insertAttachment(tx, {
        id,
        fileId,
        ticketId,
        givenName,
        name,
        type,
        size,
        sha256,
        uploadedBy,
        now,
      })
      return { id, name, type, size, ticketId, sha256, createdAt: now.toISOString() }
    })
  } catch (error) {
    await discardFile(database, fileId)
    throw error
  }
}

function sameFile(
  known: AttachmentRow,
  { ticketId, sha256 }: AttachmentToTake['query'],
  uploadedBy: StaffId,
): StoredAttachment {
  if (known.ticketId !== ticketId || known.sha256 !== sha256 || known.uploadedBy !== uploadedBy)
    throw new Refusal('id-taken', 'Another file has this id already.')
  return storedAttachmentSchema.parse(known)
}
