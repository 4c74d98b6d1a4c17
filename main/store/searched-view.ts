import type { SearchView } from '../../shared/ipc/views.ts'
import type { Reading } from './handles.ts'
import { readTally } from './tally.ts'
import { countTextDue } from './text-index.ts'

/** What is told of a search: how much was searched, and how far the index has come. */
export function searchedView(
  database: Reading,
  told: Pick<SearchView, 'hints' | 'isTotalExact' | 'ordered'>,
): SearchView {
  const searched = readTally(database, 'all', '').reduce((sum, { count }) => sum + count, 0)
  return { searched, unindexed: countTextDue(database), ...told }
}
