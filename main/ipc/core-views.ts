import { setImmediate as nextTurn } from 'node:timers/promises'
import { builtInViews } from '../../shared/ipc/built-in-views.ts'
import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import type { ViewCounts } from '../../shared/ipc/saved-view.ts'
import { countView } from '../store/view-count.ts'
import type { Session } from '../sync/session.ts'
import { readSavedViews } from '../sync/views/saved-views.ts'
import { searchContextOf } from './core-search.ts'

/** Answers about saved views. All of them are counted in one call; what has to be searched for lets others in between. */
export function createViewHandlers(
  current: () => Result<Session>,
): Pick<Handlers<'core'>, 'views.list' | 'views.counts'> {
  return {
    'views.list': () => {
      const open = current()
      return open.ok ? success(readSavedViews(open.value)) : open
    },
    'views.counts': async () => {
      const first = current()
      if (!first.ok) return first
      const { person } = first.value
      const counts: ViewCounts = { builtIn: {}, saved: {} }
      const wanted = [
        ...builtInViews.map(({ id, viewOf }) => ({ into: counts.builtIn, id, view: viewOf(person.id) })),
        ...readSavedViews(first.value).map(({ id, view }) => ({ into: counts.saved, id, view })),
      ]
      for (const { into, id, view } of wanted) {
        if (view.text !== '') await nextTurn()
        // The session may be another one by now, or its cache.
        const open = current()
        if (!open.ok) return open
        into[id] = countView(open.value.cache.read, view, searchContextOf(open.value))
      }
      return success(counts)
    },
  }
}
