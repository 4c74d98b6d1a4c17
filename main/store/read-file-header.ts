import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/** Where these stand in the header of a database (https://sqlite.org/fileformat2.html#the_database_header). */
const versionAt = 60
const applicationAt = 68
const headerLength = 100
const journalHeaderLength = 32
const frameHeaderLength = 24

interface Header {
  userVersion: number
  /** Whose file it is; 0 where nobody has said so. */
  applicationId: number
}

/**
 * The newest version that a database or its journal states, read without opening the database: SQLite would fold the
 * journal into a file that is to be left untouched. 0 where there is none, or none that can be read.
 */
export function readFileVersion(path: string): number {
  const versions = headersInJournal(`${path}-wal`).map(({ userVersion }) => userVersion)
  return Math.max(headerOfFile(path)?.userVersion ?? 0, ...versions, 0)
}

/** "iMaw" and "iMac": which of our two files one is, so that the journal of one is never taken for that of the other. */
export const fileKinds = { work: 0x694d6177, cache: 0x694d6163 } as const
export type FileKind = keyof typeof fileKinds

/**
 * Whether the journal beside a database is that of our other file: SQLite would take it all the same. What the database
 * itself states is not asked, since a bit may have flipped there; frames of a journal have sums.
 */
export function hasForeignJournal(path: string, kind: FileKind): boolean {
  const other = fileKinds[kind === 'work' ? 'cache' : 'work']
  return headersInJournal(`${path}-wal`).some(({ applicationId }) => applicationId === other)
}

function headerOfFile(path: string): Header | null {
  if (!existsSync(path)) return null
  const file = openSync(path, 'r')
  try {
    const header = read(file, 0, headerLength)
    return header?.toString('latin1', 0, 15) === 'SQLite format 3' ? headerIn(header) : null
  } finally {
    closeSync(file)
  }
}

/** Steps from frame to frame, looking at those of the first page only. */
function headersInJournal(path: string): Header[] {
  if (!existsSync(path)) return []
  const file = openSync(path, 'r')
  try {
    const found: Header[] = []
    const journal = read(file, 0, journalHeaderLength)
    if (journal === null) return found
    const frameLength = frameHeaderLength + journal.readUInt32BE(8)
    for (let at = journalHeaderLength; ; at += frameLength) {
      const frame = read(file, at, frameHeaderLength)
      if (frame === null || !frame.subarray(8, 16).equals(journal.subarray(16, 24))) return found
      if (frame.readUInt32BE(0) !== 1) continue
      const header = read(file, at + frameHeaderLength, headerLength)
      if (header !== null) found.push(headerIn(header))
    }
  } finally {
    closeSync(file)
  }
}

function headerIn(bytes: Buffer): Header {
  return { userVersion: bytes.readUInt32BE(versionAt), applicationId: bytes.readUInt32BE(applicationAt) }
}

function read(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length)
  return readSync(file, bytes, 0, length, at) === length ? bytes : null
}
