import type { Failure } from '../../shared/ipc/result.ts'

/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const codes = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
}

/** SQLite's primary result code of something thrown, or null where SQLite did not throw it. */
function primaryCode(thrown: unknown): number | null {
  if (!(thrown instanceof Error) || !('errcode' in thrown) || typeof thrown.errcode !== 'number') return null
  return thrown.errcode & 0xff
}

export function isUnreadable(thrown: unknown): boolean {
  const code = primaryCode(thrown)
  return code === codes.corrupt || code === codes.notADatabase
}

export function isHeldByAnother(thrown: unknown): boolean {
  const code = primaryCode(thrown)
  return code === codes.busy || code === codes.locked
}

/** The words for what the disk refused; null where the disk had no part in it. */
export function storageFailure(thrown: unknown): Failure | null {
  if (thrown instanceof NewerFile) return { code: 'file-newer', message: thrown.message }
  switch (primaryCode(thrown)) {
    case codes.full:
      return { code: 'disk-full', message: 'This disk is full. Make room; nothing that was saved is lost.' }
    case codes.readOnly:
    case codes.ioError:
    case codes.cannotOpen:
      return {
        code: 'disk-read-only',
        message:
          'This disk cannot be written to. Check its space and permissions; nothing that was saved is lost.',
      }
    case codes.busy:
    case codes.locked:
      return {
        code: 'profile-in-use',
        message: 'Another console is open with this profile. Close it, then try again.',
      }
    case codes.corrupt:
    case codes.notADatabase:
      return {
        code: 'file-unreadable',
        message: 'A file of this console is damaged. Start the console again.',
      }
    default:
      return null
  }
}

/** The file was written by a later version of the console, and is left as it is. */
export class NewerFile extends Error {
  constructor(file: string) {
    super(
      `${file} was written by a newer version of iMagine Desk. Install that version; the file was left untouched.`,
    )
  }
}
