import type { FilePart } from '../../../shared/ipc/attachment-calls.ts'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import type { AttachmentId } from '../../../shared/protocol/common.ts'
import { noteFileUsed, putKeptFile, readKeptFile } from '../../store/attachments.ts'
import { findMessageFile } from '../../store/read-ticket.ts'
import type { Session } from '../session.ts'
import { storageFailure } from '../../store/storage-failure.ts'

/** Brings a file of a message here, once however often it is asked for, and tells the screens. */
export function fetchFile(session: Session, id: AttachmentId): Promise<Result<null>> {
  if (session.files.has(id)) return Promise.resolve(success(null))
  const under = session.fetching.get(id)
  if (under !== undefined) return under
  const fetching = fetchOnce(session, id).finally(() => session.fetching.delete(id))
  session.fetching.set(id, fetching)
  return fetching
}

async function fetchOnce(session: Session, id: AttachmentId): Promise<Result<null>> {
  const found = findMessageFile(session.cache.read, id)
  if (found === null) return failed('not-found', 'No message has this file any more.')
  const { attachment, messageId, ticketId } = found
  try {
    const file = session.files.begin(id)
    const got = await session.remote.files.download(id, (bytes) => file.add(bytes))
    if (!got.ok || session.closed || file.size !== attachment.size) {
      file.drop()
      return got.ok ? failed('service-unreachable', 'The file did not arrive whole. Try again.') : got
    }
    file.finish()
    const usedAt = session.now()
    putKeptFile(session.work, { ...attachment, ticketId, messageId, actId: null, sha256: null, isUploaded: true, usedAt })
    session.events.changed({ topics: ['tickets'], ticketIds: [ticketId] })
    return success(null)
  } catch (thrown) {
    const failure = storageFailure(thrown)
    if (failure === null) throw thrown
    return { ok: false, failure }
  }
} // prettier-ignore

/** Some of a file that is here. */
export function readFilePart(
  session: Session,
  id: AttachmentId,
  offset: number,
  most: number,
): Result<FilePart> {
  if (!session.files.has(id)) return failed('not-found', 'This file is not on this workstation.')
  const kept = readKeptFile(session.work, id)
  const data = Buffer.from(session.files.read(id, offset, most)).toString('base64')
  if (kept !== null && offset === 0) noteFileUsed(session.work, id, session.now())
  return success({ data, size: kept?.size ?? session.files.sizeOf(id) })
}
