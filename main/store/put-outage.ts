import type { Outage } from '../../shared/protocol/outage.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes an outage and which tickets are tied to it, unless a later version stands there already. */
export function putOutage({ database }: CacheChange, outage: Outage): void {
  const isWritten = database.run(
    `INSERT INTO outage (id, version, group_count, doc) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, group_count = excluded.group_count, doc = excluded.doc
       WHERE excluded.version >= version`,
    outage.id,
    outage.version,
    outage.groupIds.length,
    JSON.stringify(outage),
  )
  if (isWritten === 0) return
  database.run('DELETE FROM outage_ticket WHERE outage_id = ?', outage.id)
  for (const ticketId of new Set(outage.ticketIds))
    database.run('INSERT INTO outage_ticket (ticket_id, outage_id) VALUES (?, ?)', ticketId, outage.id)
}

export function deleteOutage({ database }: CacheChange, id: string): void {
  database.run('DELETE FROM outage_ticket WHERE outage_id = ?', id)
  database.run('DELETE FROM outage WHERE id = ?', id)
}
