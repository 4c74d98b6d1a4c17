import { viewSchema, type View } from '../../shared/protocol/view.ts'
import { numberOf, textOf } from './columns.ts'
import type { Reading } from './handles.ts'

/** Every saved view that this person has, as pulled. */
export function readViews(database: Reading): View[] {
  return database.all('SELECT doc FROM saved_view ORDER BY id').map((row) => viewOf(textOf(row, 'doc')))
}

/** One of them as pulled; null where it is not here. */
export function readView(database: Reading, id: string): View | null {
  const row = database.get('SELECT doc FROM saved_view WHERE id = ?', id)
  return row === undefined ? null : viewOf(textOf(row, 'doc'))
}

/** The version that the cache holds; 0 for a view that is not here. */
export function readViewVersion(database: Reading, id: string): number {
  const row = database.get('SELECT version FROM saved_view WHERE id = ?', id)
  return row === undefined ? 0 : numberOf(row, 'version')
}

function viewOf(doc: string): View {
  return viewSchema.parse(JSON.parse(doc))
}
