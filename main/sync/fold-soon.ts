import type { Cache } from '../store/cache.ts'
import { unfoldedPages } from '../store/fold-journal.ts'
import type { Session } from './session.ts'

/** 32 MiB: the less often, the fewer pages are folded that the next change writes anew. */
const mostPages = 4096

/**
 * Has the journal of a cache folded into its file once it is long, in a thread of its own: on this one it took up to half
 * a second, for which screens and acts would wait. One at a time; where it fails the connection that writes folds by
 * itself, later (see `open-file.ts`).
 */
export function foldSoon(session: Pick<Session, 'folding' | 'foldJournal'>, { path, write }: Cache): void {
  if (session.folding !== null || unfoldedPages(write) < mostPages) return
  session.folding = session
    .foldJournal(path)
    .catch(() => undefined)
    .finally(() => (session.folding = null))
}
