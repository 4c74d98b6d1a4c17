import type { ActOf } from '../../../shared/ipc/act.ts'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import { readUnsettledActs } from '../../store/acts.ts'
import { readPage } from '../../store/read-pages.ts'
import type { About, AboutSession } from '../what-about.ts'
import { pageName } from './page-name.ts'

type PageAct = ActOf<'page-acknowledge' | 'page-resolve' | 'page-hand-over'>

/** What is done about a page that the desk knows. Fails where that is over, or is said here already. */
export function aboutPage({ cache, work }: AboutSession, act: PageAct): Result<About> {
  const page = readPage(cache.read, act.pageId)
  if (page === null) return failed('not-found', 'This page is no longer there.')
  const over = overWords(page)
  if (over !== null) return failed('bad-call', over)
  if (act.kind === 'page-acknowledge' && page.state === 'acknowledged')
    return failed('page-taken', `${page.acknowledgedBy?.name ?? 'Somebody'} has this page.`)
  const isSaid = readUnsettledActs(work, `paged:${act.pageId}`).some(
    ({ act: { kind }, state }) => kind === act.kind && state.kind !== 'needs-you',
  )
  if (isSaid) return failed('bad-call', 'You have said so; it is on its way to the desk.')
  const wakes = act.kind === 'page-acknowledge' ? 'acknowledged' : null
  return success({ name: pageName(cache.read, page), base: null, wakes })
}

function overWords({ state }: Page): string | null {
  if (state === 'resolved') return 'This page is over.'
  return state === 'withheld' ? 'This page was withheld: it woke nobody.' : null
}
