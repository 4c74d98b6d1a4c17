import { accessSync, constants, mkdirSync } from 'node:fs'
import { failed, type Result } from '../../shared/ipc/result.ts'

/** Reading or writing the settings or the token failed: the disk's words become ours; null for anything else. */
export function explainDisk(thrown: unknown): Extract<Result<never>, { ok: false }> | null {
  const path = pathOf(thrown)
  switch (thrown instanceof Error && 'code' in thrown ? thrown.code : null) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failed(
        'disk-full',
        `The disk${path === null ? '' : ` of ${path}`} is full. Make room and try again.`,
      )
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
    // What Node says of folders made with `recursive` on a disk without leave to write.
    case 'ENOENT':
      return failed(
        'disk-read-only',
        `${path ?? 'The profile folder'} cannot be read and written. Check its permissions and try again.`,
      )
    default:
      return null
  }
}

function pathOf(thrown: unknown): string | null {
  return thrown instanceof Error && 'path' in thrown && typeof thrown.path === 'string' ? thrown.path : null
}

/** Makes a folder of ours, and throws what the system throws where it cannot be used. */
export function makeUsableFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
}
