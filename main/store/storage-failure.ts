import type { Failure } from '../../shared/ipc/result.ts'

/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const codes = {
  error: 1,
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
  if (thrown instanceof DamagedFile) return true
  const code = primaryCode(thrown)
  return code === codes.corrupt || code === codes.notADatabase
}

/** A statement does not fit the tables that it is about. */
export function isContradiction(thrown: unknown): boolean {
  return primaryCode(thrown) === codes.error
}

export function isHeldByAnother(thrown: unknown): boolean {
  const code = primaryCode(thrown)
  return code === codes.busy || code === codes.locked
}

const damaged: Failure = {
  code: 'file-unreadable',
  message: 'A file of this console is damaged. Start the console again.',
}

/** SQLITE_IOERR_SHMSIZE: the index of the journal could not grow, which is what a full disk does to a reader. */
const noRoomForIndex = 10 | (19 << 8)

/** The words for what the disk refused, with the path where it is known; null where the disk had no part in it. */
export function storageFailure(thrown: unknown): Failure | null {
  if (thrown instanceof NewerFile) return { code: 'file-newer', message: thrown.message }
  if (thrown instanceof DamagedFile) return damaged
  const code = primaryCode(thrown)
  if (code === null) return fileSystemFailure(thrown)
  switch (code) {
    case codes.full:
      return fullDisk(thrown)
    case codes.ioError:
      return isErrorCode(thrown, noRoomForIndex) ? fullDisk(thrown) : refusedDisk(thrown)
    case codes.readOnly:
    case codes.cannotOpen:
      return refusedDisk(thrown)
    case codes.busy:
    case codes.locked:
      return {
        code: 'profile-in-use',
        message: 'Another console is open with this profile. Close it, then try again.',
      }
    case codes.corrupt:
    case codes.notADatabase:
      return damaged
    default:
      return null
  }
}

/** What Node throws where a file or folder cannot be made, opened or renamed. */
function fileSystemFailure(thrown: unknown): Failure | null {
  switch (thrown instanceof Error && 'code' in thrown ? thrown.code : null) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fullDisk(thrown)
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
    // What Node says of folders made with `recursive` on a disk without leave to write.
    case 'ENOENT':
      return refusedDisk(thrown)
    default:
      return null
  }
}

function fullDisk(thrown: unknown): Failure {
  const path = pathOf(thrown)
  const where = path === null ? 'This disk is full' : `The disk that holds ${path} is full`
  return { code: 'disk-full', message: `${where}. Make room; nothing that was saved is lost.` }
}

function refusedDisk(thrown: unknown): Failure {
  const what = pathOf(thrown) ?? 'This disk'
  return {
    code: 'disk-read-only',
    message: `${what} cannot be written to. Check its space and permissions; nothing that was saved is lost.`,
  }
}

/** Node puts the path on what it throws; SQLite does not. */
export function atPath(thrown: unknown, path: string): unknown {
  return thrown instanceof Error && !('path' in thrown) ? Object.assign(thrown, { path }) : thrown
}

function pathOf(thrown: unknown): string | null {
  return thrown instanceof Error && 'path' in thrown && typeof thrown.path === 'string' ? thrown.path : null
}

function isErrorCode(thrown: unknown, code: number): boolean {
  return thrown instanceof Error && 'errcode' in thrown && thrown.errcode === code
}

/** The file was written by a later version of the console, and is left as it is. */
export class NewerFile extends Error {
  constructor(file: string) {
    super(
      `${file} was written by a newer version of iMagine Desk. Install that version; the file was left untouched.`,
    )
  }
}

/** SQLite opens the file, and finds that it is not whole. */
export class DamagedFile extends Error {
  constructor(file: string) {
    super(`${file} is damaged.`)
  }
}

/** A row holds what its table does not allow. */
export class DamagedRow extends TypeError {}

/**
 * Whether something kept here turned out damaged while it was in use: the file, or a row whose text is not what was
 * written. Nothing from outside gets as far as a table without being parsed.
 */
export function isDamage(thrown: unknown): boolean {
  if (isUnreadable(thrown) || thrown instanceof DamagedRow || thrown instanceof SyntaxError) return true
  return thrown instanceof Error && thrown.name === 'ZodError'
}
