import { settingsReplySchema } from '../../shared/protocol/settings.ts'
import type { ProviderView } from '../../shared/ipc/views.ts'
import { textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** The provider's site and words as last pulled; null before the first sync. */
export function readSettings(database: Reading): ProviderView {
  const row = database.get('SELECT doc FROM settings')
  return row === undefined ? null : settingsReplySchema.parse(JSON.parse(textOf(row, 'doc')))
}
