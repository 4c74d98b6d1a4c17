import { attachmentSchema, type Attachment } from '../../shared/protocol/attachment.ts'
import { numberOf, textOf, textOrNullOf } from './columns.ts'
import type { Reading, Row, Writing } from './handles.ts'

/**
 * A file that this workstation has. It lies beside the draft for its ticket until an act takes it along; once that was
 * sent, or where it was fetched from the desk, it is a copy of a message's that may go.
 */
export interface KeptFile extends Attachment {
  readonly ticketId: string
  /** The act that sends it; null before there is one. */
  readonly actId: string | null
  /** The message whose copy it is; null for one that was never sent. */
  readonly messageId: string | null
  /** Null for a copy. */
  readonly sha256: string | null
  /** The desk has its bytes. */
  readonly isUploaded: boolean
  /** When it was last added, sent or looked at, in ms. */
  readonly usedAt: number
}

const columns = 'id, ticket_id, act_id, message_id, name, type, size, sha256, uploaded, used_at'

function keptFileOf(row: Row): KeptFile {
  const told = { id: row['id'], name: row['name'], type: row['type'], size: row['size'] }
  return {
    ...attachmentSchema.parse(told),
    ticketId: textOf(row, 'ticket_id'),
    actId: textOrNullOf(row, 'act_id'),
    messageId: textOrNullOf(row, 'message_id'),
    sha256: textOrNullOf(row, 'sha256'),
    isUploaded: numberOf(row, 'uploaded') === 1,
    usedAt: numberOf(row, 'used_at'),
  }
}

/** Call it once the file is on the disk: a row without its file cannot be sent. */
export function putKeptFile(database: Writing, file: KeptFile): void {
  const { id, ticketId, actId, messageId, name, type, size, sha256, isUploaded, usedAt } = file
  database.run(
    `INSERT INTO attachment (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET used_at = excluded.used_at`,
    id, ticketId, actId, messageId, name, type, size, sha256, isUploaded ? 1 : 0, usedAt,
  ) // prettier-ignore
}

export function readKeptFile(database: Reading, id: string): KeptFile | null {
  const row = database.get(`SELECT ${columns} FROM attachment WHERE id = ?`, id)
  return row === undefined ? null : keptFileOf(row)
}

/** Beside the draft for a ticket, in the order in which they were added. */
export function readDraftFiles(database: Reading, ticketId: string): KeptFile[] {
  return database
    .all(
      `SELECT ${columns} FROM attachment
       WHERE ticket_id = ? AND act_id IS NULL AND message_id IS NULL ORDER BY place`,
      ticketId,
    )
    .map(keptFileOf)
}

/** From now on they leave with this act, and are a message's copies no more; null: they lie beside the draft again. */
export function giveFilesToAct(database: Writing, ids: readonly string[], actId: string | null): void {
  for (const id of ids)
    database.run('UPDATE attachment SET act_id = ?, message_id = NULL WHERE id = ?', actId, id)
}

export function noteUploaded(database: Writing, id: string, isUploaded: boolean): void {
  database.run('UPDATE attachment SET uploaded = ? WHERE id = ?', isUploaded ? 1 : 0, id)
}

/** The message stands on the desk: what is here is a copy. */
export function noteFilesSent(database: Writing, actId: string, messageId: string, now: number): void {
  database.run(
    'UPDATE attachment SET act_id = NULL, message_id = ?, used_at = ? WHERE act_id = ?',
    messageId,
    now,
    actId,
  )
}

export function noteFileUsed(database: Writing, id: string, now: number): void {
  database.run('UPDATE attachment SET used_at = ? WHERE id = ?', now, id)
}

export function deleteKeptFile(database: Writing, id: string): void {
  database.run('DELETE FROM attachment WHERE id = ?', id)
}

export function readAllFileIds(database: Reading): string[] {
  return database.all('SELECT id FROM attachment').map((row) => textOf(row, 'id'))
}

/** Copies of what messages have, the one that was used last first. */
export function readCopies(database: Reading): KeptFile[] {
  return database
    .all(`SELECT ${columns} FROM attachment WHERE message_id IS NOT NULL ORDER BY used_at DESC`)
    .map(keptFileOf)
}
