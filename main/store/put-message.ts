import type { Message } from '../../shared/protocol/message.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes a message, unless a later version of it stands there already. */
export function putMessage(change: CacheChange, message: Message, version: number): void {
  change.database.run(
    `INSERT INTO message (id, ticket_id, position, version, kind, body, author_kind, author_id, author_name, created_at,
       mail, attachments, also_to)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET ticket_id = excluded.ticket_id, position = excluded.position,
       version = excluded.version, kind = excluded.kind, body = excluded.body, author_kind = excluded.author_kind,
       author_id = excluded.author_id, author_name = excluded.author_name, created_at = excluded.created_at,
       mail = excluded.mail, attachments = excluded.attachments, also_to = excluded.also_to
     WHERE excluded.version >= version`,
    message.id,
    message.ticketId,
    message.position,
    version,
    message.kind,
    message.body,
    message.author.kind,
    message.author.staffId,
    message.author.name,
    message.createdAt,
    message.mail === undefined ? null : JSON.stringify(message.mail),
    message.attachments === undefined ? null : JSON.stringify(message.attachments),
    message.alsoTo === undefined ? null : JSON.stringify(message.alsoTo),
  )
  // Whom a reply went to never changes.
  for (const { ticketId } of message.alsoTo ?? [])
    change.database.run(
      'INSERT OR IGNORE INTO answer_copy (ticket_id, message_id) VALUES (?, ?)',
      ticketId,
      message.id,
    )
}

export function deleteMessage(change: CacheChange, id: string): void {
  change.database.run('DELETE FROM message WHERE id = ?', id)
}
