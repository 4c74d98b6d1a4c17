import type { AttachmentView } from '../../../shared/ipc/attachment-calls.ts'
import type { Attachment } from '../../../shared/protocol/attachment.ts'
import { readDraftFiles } from '../../store/attachments.ts'
import type { Session } from '../session.ts'

/** A file as a screen shows it. */
export function viewOf({ files, uploading }: Session, { id, name, type, size }: Attachment): AttachmentView {
  const sent = uploading.get(id)
  return { id, name, type, size, isHere: files.has(id), ...(sent !== undefined && { sent }) }
}

/** Undefined where there are none, so that what shows messages can leave it out. */
export function viewsOf(
  session: Session,
  attachments: readonly Attachment[] | undefined,
): { attachments?: AttachmentView[] } {
  if (attachments === undefined || attachments.length === 0) return {}
  return { attachments: attachments.map((attachment) => viewOf(session, attachment)) }
}

export function draftFileViews(session: Session, ticketId: string): AttachmentView[] {
  return readDraftFiles(session.work, ticketId).map((file) => viewOf(session, file))
}
