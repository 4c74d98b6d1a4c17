import { createHash, type Hash } from 'node:crypto'
import {
  closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync, writeSync,
} from 'node:fs' // prettier-ignore
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { syncFolder } from './sync-folder.ts'

/** A file that is coming in. */
export interface ComingFile {
  /** Appends. */
  add(bytes: Uint8Array): void
  readonly size: number
  readonly head: Uint8Array
  /** On the disk under its name when this returns; answers its SHA-256. */
  finish(): string
  /** Leaves nothing. */
  drop(): void
}

/**
 * The bytes of attachments, one file each, for the eyes of this user alone. A name is a hash of the id: ids come from
 * elsewhere, and may be `..`. A file has its name once it is whole and on the disk.
 */
export interface FileFolder {
  begin(id: string): ComingFile
  has(id: string): boolean
  /** At most so many bytes from there on. Throws where it is not here. */
  read(id: string, offset: number, most: number): Uint8Array
  stream(id: string): Readable
  /** In bytes. */
  sizeOf(id: string): number
  remove(id: string): void
  /** Everything else goes, also what a kill left half-written. Nothing may be coming in. */
  removeAllBut(ids: readonly string[]): void
}

/** Bytes kept of a file's beginning. */
const headBytes = 64

export function openFileFolder(folder: string): FileFolder {
  const pathOf = (id: string) => join(folder, createHash('sha256').update(id).digest('hex'))

  function begin(id: string): ComingFile {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const [path, cut] = [pathOf(id), `${pathOf(id)}.cut`]
    const descriptor = openSync(cut, 'w', 0o600)
    const hash: Hash = createHash('sha256')
    let [size, head] = [0, Buffer.alloc(0)]
    let isOpen = true
    const close = () => {
      if (isOpen) closeSync(descriptor)
      isOpen = false
    }
    return {
      add(bytes) {
        for (let written = 0; written < bytes.length;)
          written += writeSync(descriptor, bytes, written, bytes.length - written)
        hash.update(bytes)
        size += bytes.length
        if (head.length < headBytes) head = Buffer.concat([head, bytes]).subarray(0, headBytes)
      },
      get size() {
        return size
      },
      get head() {
        return head
      },
      finish() {
        fsyncSync(descriptor)
        close()
        renameSync(cut, path)
        syncFolder(folder)
        return hash.digest('hex')
      },
      drop() {
        close()
        rmSync(cut, { force: true })
      },
    }
  }

  return {
    begin,
    has: (id) => existsSync(pathOf(id)),
    read(id, offset, most) {
      const descriptor = openSync(pathOf(id), 'r')
      try {
        const bytes = Buffer.alloc(most)
        return bytes.subarray(0, readSync(descriptor, bytes, 0, most, offset))
      } finally {
        closeSync(descriptor)
      }
    },
    stream: (id) => createReadStream(pathOf(id)),
    remove: (id) => rmSync(pathOf(id), { force: true }),
    sizeOf: (id) => statSync(pathOf(id)).size,
    removeAllBut(ids) {
      if (!existsSync(folder)) return
      const kept = new Set(ids.map(pathOf))
      for (const name of readdirSync(folder))
        if (!kept.has(join(folder, name))) rmSync(join(folder, name), { force: true })
    },
  }
}
