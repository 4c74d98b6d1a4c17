import type { Message } from '../../shared/protocol/message.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes a message, unless a later version of it stands there already. */
export function putMessage(change: CacheChange, message: Message, version: number): void {
  change.database.run(
    `INSERT INTO message (id, ticket_id, position, version, doc) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET ticket_id = excluded.ticket_id, position = excluded.position,
       version = excluded.version, doc = excluded.doc WHERE excluded.version >= version`,
    message.id,
    message.ticketId,
    message.position,
    version,
    JSON.stringify(message),
  )
}

export function deleteMessage(change: CacheChange, id: string): void {
  change.database.run('DELETE FROM message WHERE id = ?', id)
}
