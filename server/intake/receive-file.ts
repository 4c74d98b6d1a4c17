import { createHash } from 'node:crypto'
import { tellingBytes } from '../../shared/rules/attachments/attachment-type.ts'
import type { Database } from '../store/database.ts'
import { addFilePart, beginFile, deleteFile, deleteLastPart, partBytes } from '../store/files.ts'
import { Refusal } from '../store/refusal.ts'
import { inTurn } from './in-turn.ts'

/** A file whose bytes are all in the database. Nothing knows it yet. */
export interface ReceivedFile {
  readonly fileId: string
  readonly size: number
  readonly sha256: string
  /** Its first bytes. */
  readonly head: Uint8Array
}

/** In words for who sent it. `most` in bytes. */
export function fileTooLarge(most: number): Refusal {
  const mebibytes = Math.floor(most / 1024 / 1024)
  return new Refusal('body-too-large', `A file may have ${mebibytes} MiB at most. Nothing of it was kept.`)
}

/**
 * Keeps what arrives, part by part and each in a commit of its own, so that neither a large file nor a slow line holds
 * anybody up or fills the memory. Where it is cut, or has more than `most` bytes, nothing of it stays; what a kill leaves
 * behind, `forgetFiles` removes. Null where nothing came at all. Throws `body-too-large`, and what the stream and the disk throw.
 */
export async function receiveFile(
  database: Database,
  stream: AsyncIterable<unknown>,
  most: number,
  now: Date,
): Promise<ReceivedFile | null> {
  let fileId: string | null = null
  const hash = createHash('sha256')
  const part = Buffer.allocUnsafe(partBytes)
  let [filled, parts, size] = [0, 0, 0]
  let head = Buffer.alloc(0)

  async function putPart(): Promise<void> {
    if (filled === 0) return
    const content = part.subarray(0, filled)
    const [position, begun] = [parts, fileId]
    fileId = await inTurn(database, async (tx) => {
      const id = begun ?? (await beginFile(tx, now))
      await addFilePart(tx, id, position, content)
      return id
    })
    parts += 1
    filled = 0
  }

  try {
    for await (const chunk of stream) {
      let bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
      size += bytes.length
      if (size > most) throw fileTooLarge(most)
      hash.update(bytes)
      if (head.length < tellingBytes) head = Buffer.concat([head, bytes]).subarray(0, tellingBytes)
      while (bytes.length > 0) {
        const copied = bytes.copy(part, filled)
        filled += copied
        bytes = bytes.subarray(copied)
        if (filled === partBytes) await putPart()
      }
    }
    await putPart()
  } catch (error) {
    if (fileId !== null) await discardFile(database, fileId)
    throw isBroken(error) ? new Refusal('invalid-request', 'The line broke before the file was here.') : error
  }
  return fileId === null ? null : { fileId, size, sha256: hash.digest('hex'), head }
}

/** Node's word for a request whose sender has gone. */
function isBroken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
}

/**
 * Removes a file that nothing names, part by part as it came: to overwrite a large one at once would hold everybody up. Where
 * the disk refuses even that, it is removed with what a kill leaves behind.
 */
export async function discardFile(database: Database, fileId: string): Promise<void> {
  try {
    let isThere = true
    while (isThere) isThere = await inTurn(database, (tx) => deleteLastPart(tx, fileId))
    await database.write((tx) => deleteFile(tx, fileId))
  } catch {
    // `forgetFiles` comes by.
  }
}
