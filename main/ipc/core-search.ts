import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Handlers } from '../../shared/ipc/calls.ts'
import { success, type Result } from '../../shared/ipc/result.ts'
import type { QueueView } from '../../shared/ipc/queue-view.ts'
import { readDrafts } from '../store/drafts.ts'
import type { Reading } from '../store/handles.ts'
import { readQueueCounts } from '../store/queue-counts.ts'
import { readQueueWindow } from '../store/queue-window.ts'
import { countSearch } from '../store/search-counts.ts'
import { planSearch, type SearchContext, type SearchPlan } from '../store/search-plan.ts'
import { isRanked, rankHits } from '../store/search-ranking.ts'
import { suggestSearch } from '../store/search-suggestions.ts'
import type { Session } from '../sync/session.ts'

type SearchHandlers = Pick<
  Handlers<'core'>,
  'queue.window' | 'queue.counts' | 'search.suggest' | 'search.cancel'
>

/** What a search needs of a session. */
export type SearchedSession = Pick<Session, 'person' | 'cache' | 'work' | 'now' | 'closed'>

/** Who searches here, and when. */
export function searchContextOf({ person, work, now }: SearchedSession): SearchContext {
  return {
    me: person.id,
    clock: { now: now(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    drafts: () => readDrafts(work).flatMap((draft) => (draft.kind === 'message' ? [draft.ticketId] : [])),
  }
}

/** Answers of the queue and its search. What takes longer goes in steps, and other calls are answered in between. */
export function createSearchHandlers(current: () => Result<SearchedSession>): SearchHandlers {
  /** Which ranking is under way: a newer one, or a cancel, takes the number on. */
  let ranking = 0

  /** Left where it is superseded, or where the cache it reads was replaced or closed meanwhile. */
  async function rank(session: SearchedSession, plan: SearchPlan): Promise<void> {
    ranking += 1
    const own = ranking
    const cache = session.cache.read
    if (plan.ranked === null || isRanked(cache, plan)) return
    for (const _ of rankHits(cache, plan)) {
      await nextTurn()
      if (own !== ranking || isLeft(session, cache)) return
    }
  }

  return {
    'queue.window': async ({ view, from, limit, collapsed, sectionsMark }) => {
      const asked = current()
      if (asked.ok && view.hitOrder === 'relevance') {
        const { plan } = planSearch(asked.value.cache.read, view, searchContextOf(asked.value))
        if (plan !== null) await rank(asked.value, plan)
      }
      // A ranking takes its time: the session may be another one by now.
      const open = current()
      if (!open.ok) return open
      const held = { collapsed: new Set(collapsed), mark: sectionsMark ?? null }
      return readQueueWindow(open.value.cache.read, view, from, limit, searchContextOf(open.value), held)
    },
    'queue.counts': async ({ view }) => {
      const open = current()
      if (!open.ok) return open
      const cache = open.value.cache.read
      const { plan } = planSearch(cache, view, searchContextOf(open.value))
      if (plan === null) return success(readQueueCounts(cache, view))
      const steps = countSearch(cache, plan, view)
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done === true) return success(step.value)
        await nextTurn()
        if (isLeft(open.value, cache)) return recount(current(), view)
      }
    },
    'search.suggest': ({ text, caret }) => {
      const open = current()
      if (!open.ok) return open
      return success(suggestSearch(open.value.cache.read, text, caret, open.value.person.id))
    },
    'search.cancel': () => {
      ranking += 1
      const open = current()
      return open.ok ? success(null) : open
    },
  }
}

function isLeft(session: SearchedSession, cache: Reading): boolean {
  return session.closed || session.cache.read !== cache
}

/** The cache was replaced in the middle of counting: the screen is told to read again, until then this will do. */
function recount(
  current: Result<SearchedSession>,
  view: QueueView,
): ReturnType<SearchHandlers['queue.counts']> {
  return current.ok ? success(readQueueCounts(current.value.cache.read, view)) : current
}
