import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { pageSize } from './page-size.ts'

/** Where these stand in the header of a database (https://sqlite.org/fileformat2.html#the_database_header). */
const versionAt = 60
const applicationAt = 68
const headerLength = 100
const journalHeaderLength = 32
const frameHeaderLength = 24
const magic = 'SQLite format 3\0'

/** No console will ever write a file of a later version: what states one is damaged. */
const lastVersion = 1000

interface Header {
  userVersion: number
  /** Whose file it is; 0 where nobody has said so. */
  applicationId: number
}

/**
 * The newest version that a database or its journal states, read without opening the database: SQLite would fold the
 * journal into a file that is to be left untouched. What is of our other file says nothing about this one: the versions of the
 * two are counted apart. 0 where there is none, or none that can be read.
 */
export function readFileVersion(path: string, kind: FileKind): number {
  const headers = [
    ...(isOtherFile(path, kind) ? [] : [headerOfFile(path)]),
    ...(hasForeignJournal(path, kind) ? [] : headersInJournal(`${path}-wal`)),
  ]
  const versions = headers.map((header) => header?.userVersion ?? 0).filter(isVersion)
  return Math.max(...versions, 0)
}

export function isVersion(stated: number): boolean {
  return stated >= 0 && stated <= lastVersion
}

/** "iMaw" and "iMac": which of our two files one is, so that the journal of one is never taken for that of the other. */
export const fileKinds = { work: 0x694d6177, cache: 0x694d6163 } as const
export type FileKind = keyof typeof fileKinds

/**
 * Whether the journal beside a database is that of our other file: SQLite would take it all the same. What the database
 * itself states is not asked, since a bit may have flipped there; frames of a journal have sums.
 */
export function hasForeignJournal(path: string, kind: FileKind): boolean {
  return headersInJournal(`${path}-wal`).some(({ applicationId }) => applicationId === otherKind(kind))
}

/** Whether a database says that it is our other file; a single flipped bit does not make one of the other. */
export function isOtherFile(path: string, kind: FileKind): boolean {
  return headerOfFile(path)?.applicationId === otherKind(kind)
}

function otherKind(kind: FileKind): number {
  return fileKinds[kind === 'work' ? 'cache' : 'work']
}

function headerOfFile(path: string): Header | null {
  if (!existsSync(path)) return null
  const file = openSync(path, 'r')
  try {
    const header = read(file, 0, headerLength)
    return header === null ? null : headerIn(header)
  } finally {
    closeSync(file)
  }
}

/**
 * Every first page in a journal, whatever else of the journal is damaged: neither its header nor the sums of its frames
 * have to agree. Which version wrote a file has to be known before anything is done about the damage.
 */
function headersInJournal(path: string): Header[] {
  if (!existsSync(path)) return []
  const file = openSync(path, 'r')
  try {
    const journal = read(file, 0, journalHeaderLength)
    if (journal === null) return []
    const stated = journal.readUInt32BE(8)
    const sizes = new Set([pageSize, ...(isPageSize(stated) ? [stated] : [])])
    return [...sizes].flatMap((size) => firstPagesIn(file, size))
  } finally {
    closeSync(file)
  }
}

function firstPagesIn(file: number, size: number): Header[] {
  const found: Header[] = []
  for (let at = journalHeaderLength; ; at += frameHeaderLength + size) {
    const frame = read(file, at, frameHeaderLength + headerLength)
    if (frame === null) return found
    const header = headerIn(frame.subarray(frameHeaderLength))
    if (header !== null) found.push(header)
  }
}

/** Null where the bytes are not the beginning of a database: neither SQLite's own words stand there, nor ours. */
function headerIn(bytes: Buffer): Header | null {
  const header = {
    userVersion: bytes.readUInt32BE(versionAt),
    applicationId: bytes.readUInt32BE(applicationAt),
  }
  const isSqlite = bytes.toString('latin1', 0, magic.length) === magic
  const isOurs = Object.values(fileKinds).some((kind) => kind === header.applicationId)
  return isSqlite || isOurs ? header : null
}

function isPageSize(stated: number): boolean {
  return stated >= 512 && stated <= 65_536 && Number.isInteger(Math.log2(stated))
}

function read(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length)
  return readSync(file, bytes, 0, length, at) === length ? bytes : null
}
