import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/** Where `user_version` stands in the header of a database (https://sqlite.org/fileformat2.html#the_database_header). */
const versionAt = 60
const headerLength = 100
const journalHeaderLength = 32
const frameHeaderLength = 24

/**
 * The newest version that a database or its journal states, read without opening the database: SQLite would fold the
 * journal into a file that is to be left untouched. 0 where there is none, or none that can be read.
 */
export function readFileVersion(path: string): number {
  return Math.max(versionInFile(path), versionInJournal(`${path}-wal`))
}

function versionInFile(path: string): number {
  if (!existsSync(path)) return 0
  const file = openSync(path, 'r')
  try {
    const header = read(file, 0, headerLength)
    return header?.toString('latin1', 0, 15) === 'SQLite format 3' ? header.readUInt32BE(versionAt) : 0
  } finally {
    closeSync(file)
  }
}

/** Steps from frame to frame, looking at those of the first page only. */
function versionInJournal(path: string): number {
  if (!existsSync(path)) return 0
  const file = openSync(path, 'r')
  try {
    const header = read(file, 0, journalHeaderLength)
    if (header === null) return 0
    const frameLength = frameHeaderLength + header.readUInt32BE(8)
    let newest = 0
    for (let at = journalHeaderLength; ; at += frameLength) {
      const frame = read(file, at, frameHeaderLength)
      if (frame === null || !frame.subarray(8, 16).equals(header.subarray(16, 24))) return newest
      if (frame.readUInt32BE(0) !== 1) continue
      newest = Math.max(newest, read(file, at + frameHeaderLength + versionAt, 4)?.readUInt32BE(0) ?? 0)
    }
  } finally {
    closeSync(file)
  }
}

function read(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length)
  return readSync(file, bytes, 0, length, at) === length ? bytes : null
}
