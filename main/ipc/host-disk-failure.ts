import { failed, type Result } from '../../shared/ipc/result.ts'

/** Writing the settings or the token failed: the disk's words become ours; null for anything else. */
export function explainDisk(thrown: unknown): Extract<Result<never>, { ok: false }> | null {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return failed('disk-full', 'The disk is full. Make room and try again.')
  }
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return failed(
      'disk-read-only',
      'The profile folder cannot be written. Check its permissions and try again.',
    )
  }
  return null
}
