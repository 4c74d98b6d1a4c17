import { randomUUID } from 'node:crypto'
import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import { attachmentLimits } from '../../../shared/protocol/attachment.ts'
import { attachmentIdSchema, type AttachmentId, type TicketId } from '../../../shared/protocol/common.ts'
import { attachmentType } from '../../../shared/rules/attachments/attachment-type.ts'
import { cleanFileName } from '../../../shared/rules/attachments/clean-file-name.ts'
import { fileSize } from '../../../shared/rules/attachments/file-size.ts'
import { deleteKeptFile, putKeptFile, readDraftFiles, readKeptFile } from '../../store/attachments.ts'
import type { ComingFile } from '../../store/file-folder.ts'
import type { Session } from '../session.ts'
import { viewOf } from './file-views.ts'

/** A file that comes over from a screen, part by part. */
export interface IncomingFile {
  readonly ticketId: TicketId
  readonly name: string
  readonly size: number
  readonly file: ComingFile
}

interface FileToAdd {
  ticketId: TicketId
  name: string
  size: number
}

/** Makes room for a file beside the draft. What is refused is refused before anything of it came over. */
export function beginFile(
  session: Session,
  { ticketId, name, size }: FileToAdd,
): Result<{ id: AttachmentId }> {
  if (size === 0) return failed('invalid-request', 'This file is empty: there is nothing to send.')
  if (size > attachmentLimits.file)
    return failed('body-too-large', `This file has ${fileSize(size)}. At most ${fileSize(attachmentLimits.file)} can be sent.`) // prettier-ignore
  const coming = [...session.incoming.values()].filter((one) => one.ticketId === ticketId)
  if (readDraftFiles(session.work, ticketId).length + coming.length >= attachmentLimits.perMessage)
    return failed('invalid-request', `A message takes at most ${attachmentLimits.perMessage} files.`)
  const id = attachmentIdSchema.parse(randomUUID())
  session.incoming.set(id, { ticketId, name: cleanFileName(name), size, file: session.files.begin(id) })
  return success({ id })
}

/** The next bytes of it. What does not follow on what is here is refused, and the file with it. */
export function addPart(session: Session, id: AttachmentId, offset: number, bytes: Uint8Array): Result<null> {
  const coming = session.incoming.get(id)
  if (coming === undefined) return unknownFile
  if (coming.file.size !== offset || offset + bytes.length > coming.size) {
    dropComing(session, id)
    return failed('bad-call', 'The file came over in disorder. Add it again.')
  }
  try {
    coming.file.add(bytes)
  } catch (thrown) {
    dropComing(session, id)
    throw thrown
  }
  return success(null)
}

/** The file is on the disk before its row is: a kill in between leaves a file that the next start removes. */
export function finishFile(session: Session, id: AttachmentId): Result<AttachmentView> {
  const coming = session.incoming.get(id)
  if (coming === undefined) return unknownFile
  const { ticketId, name, size, file } = coming
  if (file.size !== size) {
    dropComing(session, id)
    return failed('bad-call', 'The file changed while it was read. Add it again.')
  }
  const sha256 = file.finish()
  session.incoming.delete(id)
  const type = attachmentType(name, file.head)
  const usedAt = session.now()
  const kept = {
    id,
    ticketId,
    actId: null,
    messageId: null,
    name,
    type,
    size,
    sha256,
    isUploaded: false,
    usedAt,
  }
  putKeptFile(session.work, kept)
  session.events.changed({ topics: ['drafts'], ticketIds: [] })
  return success(viewOf(session, kept))
}

/** Only what no act has taken along. */
export function removeFile(session: Session, id: AttachmentId): Result<null> {
  dropComing(session, id)
  const kept = readKeptFile(session.work, id)
  if (kept === null || kept.actId !== null || kept.messageId !== null) return success(null)
  deleteKeptFile(session.work, id)
  session.files.remove(id)
  session.events.changed({ topics: ['drafts'], ticketIds: [] })
  return success(null)
}

function dropComing(session: Session, id: AttachmentId): void {
  session.incoming.get(id)?.file.drop()
  session.incoming.delete(id)
}

const unknownFile = failed('not-found', 'This file is not here any more. Add it again.')
