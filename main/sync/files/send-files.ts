import { createHash } from 'node:crypto'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import type { Attachment } from '../../../shared/protocol/attachment.ts'
import { noteUploaded, readKeptFile } from '../../store/attachments.ts'
import type { KeptAct } from '../../store/act-row.ts'
import type { Session } from '../session.ts'
import { filesOf } from './files-of-act.ts'

/** Progress is told this often at most, in ms. */
const tellEvery = 250

/**
 * Sends the files of a message that the desk does not have, one after the other; the message goes only after all of them. Each
 * that arrived is noted, so that a broken line costs no more than the file that was on it.
 */
export async function sendFiles(session: Session, { act }: KeptAct): Promise<Result<null>> {
  if (act.kind !== 'reply' && act.kind !== 'note') return success(null)
  for (const file of filesOf(act)) {
    const kept = readKeptFile(session.work, file.id)
    if (kept?.isUploaded === true) continue
    if (!session.files.has(file.id))
      return failed('file-unreadable', `“${file.name}” is not on this disk any more. Take the message back, and add it again.`)
    const sha256 = kept?.sha256 ?? (await hashOf(session, file.id))
    const sent = await sendOne(session, act.ticketId, file, sha256)
    if (!sent.ok || session.closed) return sent
    noteUploaded(session.work, file.id, true)
  }
  return success(null)
} // prettier-ignore

async function sendOne(session: Session, ticketId: string, file: Attachment, sha256: string) {
  const { id, name, size } = file
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = (bytes: number | null) => {
    if (session.closed) return
    if (bytes === null) session.uploading.delete(id)
    else session.uploading.set(id, Math.min(bytes, size))
    if (bytes !== null && session.now() - toldAt < tellEvery) return
    toldAt = session.now()
    session.events.changed({ topics: ['outbox'], ticketIds: [] })
  }
  tell(0)
  try {
    const open = () => session.files.stream(id)
    return await session.remote.files.upload({ id, ticketId, name, size, sha256 }, open, tell)
  } finally {
    tell(null)
  }
}

/** The row was lost with a damaged file, the bytes were not. */
async function hashOf(session: Session, id: string): Promise<string> {
  const hash = createHash('sha256')
  const bytes: AsyncIterable<Uint8Array> = session.files.stream(id)
  for await (const part of bytes) hash.update(part)
  return hash.digest('hex')
}
