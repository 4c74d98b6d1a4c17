import { storedAttachmentSchema, type Attachment, type StoredAttachment } from '../../shared/protocol/attachment.ts' // prettier-ignore
import { attachmentIdSchema, type AttachmentId, type MessageId, type StaffId, type TicketId } from '../../shared/protocol/common.ts' // prettier-ignore
import type { Reader, Writer } from './database.ts'
import { deleteFile } from './files.ts'
import { invalidReference } from './refusal.ts'
import { newId } from './secrets.ts'

/** A file that has arrived whole. */
export interface ArrivedFile {
  readonly fileId: string
  readonly givenName: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
}

export interface NewAttachment extends ArrivedFile {
  readonly id: AttachmentId
  readonly ticketId: TicketId
  /** Null: a customer. */
  readonly uploadedBy: StaffId | null
  readonly now: Date
}

export interface AttachmentRow extends StoredAttachment {
  readonly fileId: string
  readonly messageId: string | null
  readonly uploadedBy: string | null
}

export async function insertAttachment(tx: Writer, added: NewAttachment): Promise<void> {
  await tx
    .insertInto('attachment')
    .values({
      id: added.id,
      file_id: added.fileId,
      ticket_id: added.ticketId,
      message_id: null,
      given_name: added.givenName,
      name: added.name,
      type: added.type,
      size: added.size,
      sha256: added.sha256,
      uploaded_by: added.uploadedBy,
      created_at: added.now.toISOString(),
    })
    .execute()
}

/** What a customer sent with a message, for the message that follows in the same transaction. */
export async function insertCustomerFiles(
  tx: Writer,
  ticketId: TicketId,
  files: readonly ArrivedFile[],
  now: Date,
): Promise<Attachment[]> {
  const told: Attachment[] = []
  for (const file of files) {
    const id = attachmentIdSchema.parse(newId(now))
    await insertAttachment(tx, { ...file, id, ticketId, uploadedBy: null, now })
    told.push({ id, name: file.name, type: file.type, size: file.size })
  }
  return told
}

export async function findAttachment(reader: Reader, id: string): Promise<AttachmentRow | null> {
  const row = await reader.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const { name, type, size, sha256 } = row
  const told = { id: row.id, name, type, size, sha256, ticketId: row.ticket_id, createdAt: row.created_at }
  const stored = storedAttachmentSchema.parse(told)
  return { ...stored, fileId: row.file_id, messageId: row.message_id, uploadedBy: row.uploaded_by }
}

/** What a message tells of a file. */
export function toldOf({ id, name, type, size }: AttachmentRow): Attachment {
  return { id, name, type, size }
}

/**
 * The files that a new message may name: sent before for this very ticket by the same person, and part of no message.
 * Throws `invalid-reference`, without saying which of these it is.
 */
export async function findLooseAttachments(
  reader: Reader,
  ids: readonly AttachmentId[],
  ticketId: TicketId,
  uploadedBy: StaffId | null,
): Promise<Attachment[]> {
  const found: Attachment[] = []
  for (const id of new Set(ids)) {
    const row = await findAttachment(reader, id)
    const isLoose = row !== null && row.messageId === null
    if (!isLoose || row.ticketId !== ticketId || row.uploadedBy !== uploadedBy)
      throw invalidReference('attachmentIds', 'A file of this message is not here. Send the file first.')
    found.push(toldOf(row))
  }
  return found
}

/** From now on they are the message's. */
export async function attachToMessage(
  tx: Writer,
  attachments: readonly Attachment[],
  messageId: MessageId,
): Promise<void> {
  for (const { id } of attachments)
    await tx.updateTable('attachment').set({ message_id: messageId }).where('id', '=', id).execute()
}

/** Removes every file of a ticket: nobody can look into them for what is personal. */
export async function eraseAttachments(tx: Writer, ticketId: string): Promise<void> {
  const rows = await tx
    .selectFrom('attachment')
    .select(['id', 'file_id'])
    .where('ticket_id', '=', ticketId)
    .execute()
  for (const row of rows) await deleteAttachment(tx, row.id, row.file_id)
}

/** The longest waiting file that was sent before then and is part of no message; false where there is none. */
export async function deleteLooseAttachment(tx: Writer, before: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('attachment')
    .select(['id', 'file_id'])
    .where('message_id', 'is', null)
    .where('created_at', '<', before.toISOString())
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  if (!row) return false
  await deleteAttachment(tx, row.id, row.file_id)
  return true
}

async function deleteAttachment(tx: Writer, id: string, fileId: string): Promise<void> {
  await tx.deleteFrom('attachment').where('id', '=', id).execute()
  await deleteFile(tx, fileId)
}
