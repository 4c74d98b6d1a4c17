import type { SettingsReply } from '../../shared/protocol/settings.ts'
import type { CacheChange } from './cache-change.ts'
import { changingLevels } from './stale-due.ts'

/** Writes the provider's settings, unless a later version stands there already. */
export function putSettings(change: CacheChange, settings: SettingsReply): void {
  changingLevels(change, () =>
    change.database.run(
      `INSERT INTO settings (only, version, doc) VALUES (1, ?, ?)
       ON CONFLICT (only) DO UPDATE SET version = excluded.version, doc = excluded.doc
         WHERE excluded.version >= version`,
      settings.version,
      JSON.stringify(settings),
    ),
  )
}

export function deleteSettings(change: CacheChange): void {
  changingLevels(change, () => change.database.run('DELETE FROM settings'))
}
