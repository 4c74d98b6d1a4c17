import type { PictureView } from '../../../shared/ipc/attachment-calls.ts'
import { success, type Result } from '../../../shared/ipc/result.ts'
import type { AttachmentId } from '../../../shared/protocol/common.ts'
import { canBeDrawn, pictureSize } from '../../../shared/rules/attachments/picture-size.ts'
import type { Session } from '../session.ts'
import { fetchFile } from './fetch-file.ts'

/**
 * What a file is as a picture, by its own bytes and not by what the desk calls it; fetched first where it is not here. Nothing of
 * it is decoded.
 */
export async function readPicture(session: Session, id: AttachmentId): Promise<Result<PictureView>> {
  const fetched = await fetchFile(session, id)
  if (!fetched.ok) return fetched
  const size = pictureSize((offset, length) => session.files.read(id, offset, length))
  if (size === null) return success({ kind: 'none' })
  return success({ kind: canBeDrawn(size) ? 'picture' : 'too-large', ...size })
}
