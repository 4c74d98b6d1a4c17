import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs' // prettier-ignore
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** A file system of a few megabytes, mounted for a test. */
export interface SmallDisk {
  readonly path: string
  /** Takes all room but so many bytes. */
  fill(leave: number): void
  makeRoom(): void
  /** Mounts it anew, with leave to write or without; fails while something on it is open for writing. */
  remount(mode: 'ro' | 'rw'): void
  /** What the kernel does after an error of the disk: no more writing, whatever is open. Only for `ext4`. */
  fail(): void
  /** Unmounts and mounts again, as after a repair. Nothing on it may be open. */
  repair(): void
  remove(): void
}

/** Why no disk can be mounted here; null where one can. */
export function missingMount(): string | null {
  try {
    makeSmallDisk('tmpfs', 1).remove()
    return null
  } catch (thrown) {
    return `needs the right to mount a disk: ${thrown instanceof Error ? thrown.message.trim() : ''}`
  }
}

/** Throws the words of the system where it cannot be made. */
export function makeSmallDisk(kind: 'tmpfs' | 'ext4', megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'desk-disk-'))
  const path = join(folder, 'disk')
  const image = join(folder, 'image')
  mkdirSync(path)
  if (kind === 'ext4') {
    writeFileSync(image, Buffer.alloc(megabytes * 2 ** 20))
    command('mkfs.ext4', ['-q', '-m', '0', '-e', 'remount-ro', image])
  }

  function mount(): void {
    if (kind === 'ext4') command('mount', ['-o', 'loop', image, path])
    else command('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', path])
  }
  mount()
  const ballast = join(path, 'ballast')
  return {
    path,
    fill(leave) {
      const file = openSync(ballast, 'a')
      try {
        for (let size = 2 ** 20; size >= 512;) {
          try {
            writeSync(file, Buffer.alloc(size))
          } catch {
            size /= 2
          }
        }
      } finally {
        closeSync(file)
      }
      if (leave > 0) command('truncate', ['-s', `-${leave}`, ballast])
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    remount: (mode) => command('mount', ['-o', `remount,${mode}`, path]),
    fail() {
      const [device] = String(spawnSync('losetup', ['-j', image]).stdout).split(':')
      const name = basename(device ?? '')
      if (!readdirSync('/sys/fs/ext4').includes(name)) throw new Error('The disk has no device.')
      writeFileSync(`/sys/fs/ext4/${name}/trigger_fs_error`, '1')
    },
    repair() {
      command('umount', [path])
      spawnSync('fsck.ext4', ['-p', '-f', image])
      mount()
    },
    remove() {
      // Whoever worked on it was killed just now, and may hold it for a moment.
      command('umount', ['-l', path])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function command(name: string, values: readonly string[]): void {
  const { status, stderr, error } = spawnSync(name, values)
  if (status !== 0) throw new Error(error?.message ?? String(stderr))
}
