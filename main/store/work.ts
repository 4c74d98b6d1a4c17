import type { Writing } from './handles.ts'
import { openForWriting, openOrSetAside } from './open-file.ts'
import { workMigrations } from './work-migrations.ts'

/**
 * Opens what was done on this workstation. A commit here is the act itself, hence the full synchronisation; the
 * exclusive lock tells a second console on the same profile that it is one too many.
 */
export function openWork(path: string, now: number): { writing: Writing; setAside: string | null } {
  return openOrSetAside(
    path,
    () => openForWriting(path, { exclusive: true, durable: true }, workMigrations),
    now,
  )
}
