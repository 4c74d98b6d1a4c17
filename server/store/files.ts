import type { Reader, Writer } from './database.ts'
import { newId } from './secrets.ts'

/**
 * Bytes of one part. Small enough that writing or reading one keeps nobody waiting, large enough that a commit for each
 * costs little beside it. Source: decision 0043.
 */
export const partBytes = 256 * 1024

/** The place for a file that begins to arrive. Nothing knows it before an attachment names it. */
export async function beginFile(tx: Writer, now: Date): Promise<string> {
  const id = newId(now)
  await tx.insertInto('file').values({ id, began_at: now.toISOString() }).execute()
  return id
}

export async function addFilePart(
  tx: Writer,
  fileId: string,
  position: number,
  content: Uint8Array,
): Promise<void> {
  await tx.insertInto('file_part').values({ file_id: fileId, position, content }).execute()
}

/** The last part that is still there; false where there is none. Overwritten on the disk. */
export async function deleteLastPart(tx: Writer, fileId: string): Promise<boolean> {
  const { position } = await tx
    .selectFrom('file_part')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('file_id', '=', fileId)
    .executeTakeFirstOrThrow()
  if (position === null) return false
  await tx.deleteFrom('file_part').where('file_id', '=', fileId).where('position', '=', position).execute()
  return true
}

/** With all its parts. Overwritten on the disk, as everything that is deleted here. */
export async function deleteFile(tx: Writer, fileId: string): Promise<void> {
  await tx.deleteFrom('file').where('id', '=', fileId).execute()
}

/** Null behind the last one, or where the file was erased meanwhile. */
export async function readFilePart(
  reader: Reader,
  fileId: string,
  position: number,
): Promise<Uint8Array | null> {
  const row = await reader
    .selectFrom('file_part')
    .select('content')
    .where('file_id', '=', fileId)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.content ?? null
}

/** One file that began before then and that no attachment names: its sender was cut off, or this service was. */
export async function findCutFile(reader: Reader, before: Date): Promise<string | null> {
  const row = await reader
    .selectFrom('file')
    .select('id')
    .where('began_at', '<', before.toISOString())
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('attachment').select('attachment.id').whereRef('attachment.file_id', '=', 'file.id'))),
    )
    .limit(1)
    .executeTakeFirst() // prettier-ignore
  return row?.id ?? null
}
