import type { Act } from '../../../shared/ipc/act.ts'
import { failed, success, type Failure, type Result } from '../../../shared/ipc/result.ts'
import type { Attachment } from '../../../shared/protocol/attachment.ts'
import {
  deleteKeptFile,
  giveFilesToAct,
  noteFilesSent,
  noteUploaded,
  readKeptFile,
} from '../../store/attachments.ts'
import type { KeptAct } from '../../store/act-row.ts'
import type { Session } from '../session.ts'

/** The files that an act sends. */
export function filesOf(act: Act): readonly Attachment[] {
  return act.kind === 'reply' || act.kind === 'note' ? (act.attachments ?? []) : []
}

/** Whether all of them lie beside the draft: only those may go with a message. */
export function checkFiles(session: Session, act: Act): Result<null> {
  const isBeside = (id: string) => {
    const kept = readKeptFile(session.work, id)
    return kept !== null && kept.actId === null && kept.messageId === null
  }
  return filesOf(act).every(({ id }) => isBeside(id))
    ? success(null)
    : failed(
        'not-found',
        'A file of this message is not here any more. Look at the files, then send it again.',
      )
}

/**
 * With the commit of the act, or the one by which it is sent again: from then on they are its own, and with its end they are
 * the draft's again (`null`).
 */
export function moveFiles(session: Session, act: Act, actId: string | null): void {
  giveFilesToAct(session.work, filesOf(act).map(({ id }) => id), actId) // prettier-ignore
}

/** With the commit that an act was sent: what is here of it is a copy from then on. */
export function noteActFilesSent(session: Session, { id, act }: Pick<KeptAct, 'id' | 'act'>): void {
  if (act.kind !== 'reply' && act.kind !== 'note') return
  if (filesOf(act).length > 0) noteFilesSent(session.work, id, act.messageId, session.now())
}

/** With the commit that an act is discarded. The bytes go after it: without a row they are nobody's. */
export function forgetFilesOf(session: Session, act: Act): void {
  for (const { id } of filesOf(act)) deleteKeptFile(session.work, id)
}

/**
 * The desk has no such files: it was restored from a backup, or forgot them after a month. They are sent once more with the next
 * try. False where the refusal is about something else.
 */
export function areFilesForgotten(session: Session, act: Act, failure: Failure): boolean {
  const isAboutFiles = failure.errors?.some(({ path }) => path.startsWith('attachmentIds')) ?? false
  if (failure.code !== 'invalid-reference' || !isAboutFiles) return false
  const sent = filesOf(act).filter(({ id }) => readKeptFile(session.work, id)?.isUploaded === true)
  for (const { id } of sent) noteUploaded(session.work, id, false)
  return sent.length > 0
}
