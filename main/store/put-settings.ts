import type { SettingsReply } from '../../shared/protocol/settings.ts'
import type { CacheChange } from './cache-change.ts'

/** Writes the provider's settings, unless a later version stands there already. */
export function putSettings(change: CacheChange, settings: SettingsReply): void {
  change.database.run(
    `INSERT INTO settings (only, version, doc) VALUES (1, ?, ?)
     ON CONFLICT (only) DO UPDATE SET version = excluded.version, doc = excluded.doc
       WHERE excluded.version >= version`,
    settings.version,
    JSON.stringify(settings),
  )
}

export function deleteSettings(change: CacheChange): void {
  change.database.run('DELETE FROM settings')
}
