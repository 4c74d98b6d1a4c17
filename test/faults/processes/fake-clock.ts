import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a process takes for the time, from outside: Debian's faketime. Timers run on as they would. */
export interface FakeClock {
  /** For the process that is to believe it. */
  readonly environment: Readonly<Record<string, string>>
  /** How far its clock is from the real one, in ms; believed within a tenth of a second. */
  set(offsetMs: number): void
  remove(): void
}

const library = 'libfaketimeMT.so.1'

/** Null where faketime is not installed. */
export function findFaketime(): string | null {
  const root = '/usr/lib'
  if (!existsSync(root)) return null
  return (
    readdirSync(root)
      .map((folder) => join(root, folder, 'faketime', library))
      .find((path) => existsSync(path)) ?? null
  )
}

export const withoutFaketime = 'install faketime (Debian: faketime)'

export function createFakeClock(faketime: string): FakeClock {
  const folder = mkdtempSync(join(tmpdir(), 'desk-clock-'))
  const file = join(folder, 'offset')
  function set(offsetMs: number): void {
    // Renamed into place, so that nobody reads half a number.
    writeFileSync(`${file}.new`, `${offsetMs < 0 ? '-' : '+'}${Math.abs(offsetMs) / 1000}\n`)
    renameSync(`${file}.new`, file)
  }
  set(0)
  return {
    environment: {
      LD_PRELOAD: faketime,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // A clock that is set does not move the timers of a system, nor what it counts since it was started.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
