import { readUnsentActs } from '../../store/acts.ts'
import { deleteKeptFile, readAllFileIds, readCopies } from '../../store/attachments.ts'
import type { FileFolder } from '../../store/file-folder.ts'
import type { Writing } from '../../store/handles.ts'
import { findMessageFile } from '../../store/read-ticket.ts'
import type { Session } from '../session.ts'
import { filesOf } from './files-of-act.ts'

/** Copies of files that are kept, in bytes: those used last. */
export const copiesBudget = 200 * 1024 * 1024

/** At a start: what a kill left on the disk and no row or act knows. Nothing may be under way. */
export function removeStrayFiles(files: FileFolder, work: Writing): void {
  const named = readUnsentActs(work).flatMap(({ act }) => filesOf(act).map(({ id }) => id))
  files.removeAllBut([...readAllFileIds(work), ...named])
}

/**
 * Removes copies of files that their message does not have any more (an erasure took them away), and those used longest ago
 * where all of them are too much. What was not sent is never touched.
 */
export function tidyCopies(session: Session): void {
  let bytes = 0
  for (const { id, messageId, size } of readCopies(session.work)) {
    bytes += size
    const isErased = findMessageFile(session.cache.read, id)?.messageId !== messageId
    // Before everything was pulled, a message may only not be here yet.
    if ((!isErased || session.incomplete !== null) && bytes <= copiesBudget) continue
    deleteKeptFile(session.work, id)
    session.files.remove(id)
  }
}
