import { filePartBytes } from '../../shared/ipc/attachment-calls.ts'
import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import { addPart, beginFile, finishFile, removeFile } from '../sync/files/add-file.ts'
import { fetchFile, readFilePart } from '../sync/files/fetch-file.ts'
import { draftFileViews } from '../sync/files/file-views.ts'
import { readPicture } from '../sync/files/read-picture.ts'
import type { Session } from '../sync/session.ts'

type AttachmentHandlers = Pick<
  Handlers<'core'>,
  | 'attachments.list'
  | 'attachments.begin'
  | 'attachments.part'
  | 'attachments.finish'
  | 'attachments.remove'
  | 'attachments.fetch'
  | 'attachments.picture'
  | 'attachments.read'
>

/** Answers about files: those beside a draft, and those of messages. */
export function createAttachmentHandlers(
  unlocked: <Value>(answer: (session: Session) => Result<Value>) => Result<Value>,
): AttachmentHandlers {
  return {
    'attachments.list': ({ ticketId }) => unlocked((session) => success(draftFileViews(session, ticketId))),
    'attachments.begin': (file) => unlocked((session) => beginFile(session, file)),
    'attachments.part': ({ id, offset, data }) =>
      unlocked((session) => addPart(session, id, offset, Buffer.from(data, 'base64'))),
    'attachments.finish': ({ id }) => unlocked((session) => finishFile(session, id)),
    'attachments.remove': ({ id }) => unlocked((session) => removeFile(session, id)),
    'attachments.fetch': ({ id }) => {
      const current = unlocked((session) => success(session))
      return current.ok ? fetchFile(current.value, id) : current
    },
    'attachments.picture': ({ id }) => {
      const current = unlocked((session) => success(session))
      return current.ok ? readPicture(current.value, id) : current
    },
    'attachments.read': ({ id, offset }) =>
      unlocked((session) => readFilePart(session, id, offset, filePartBytes)),
  }
}
