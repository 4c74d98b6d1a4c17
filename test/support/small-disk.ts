import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own in memory: it can be full, and it can be mounted without leave to write. */
export interface SmallDisk {
  path: string
  /** Leaves no room at all; answers how to make room again. */
  fill(): () => void
  readOnly(yes: boolean): void
  remove(): void
}

/** Why no disk can be mounted here; null where one can. Mounting is for root on Linux. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'a disk in memory is mounted on Linux only'
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const tried = mount(['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
  if (tried === null) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true })
  return tried
}

/** `size` in bytes. */
export function mountSmallDisk(size: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'small-disk-'))
  must(mount(['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path]))
  return {
    path,
    fill() {
      const filler = join(path, 'filler')
      const { bavail, bsize } = statfsSync(path)
      writeFileSync(filler, Buffer.alloc(Math.max(1, bavail * bsize)))
      return () => rmSync(filler)
    },
    readOnly: (yes) => must(mount(['-o', `remount,${yes ? 'ro' : 'rw'}`, path])),
    remove() {
      // Lazily: what a killed thread held open is let go with it.
      spawnSync('umount', ['--lazy', path])
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/** Null where it was mounted, else why not. */
function mount(parameters: string[]): string | null {
  const { status, stderr, error } = spawnSync('mount', parameters, { encoding: 'utf8' })
  return status === 0 ? null : (error?.message ?? stderr.trim())
}

function must(problem: string | null): void {
  if (problem !== null) throw new Error(problem)
}
