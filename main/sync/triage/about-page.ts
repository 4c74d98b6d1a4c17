import type { ActOf } from '../../../shared/ipc/act.ts'
import { failed, success, type Result } from '../../../shared/ipc/result.ts'
import type { Page } from '../../../shared/protocol/page.ts'
import { isOpenPage } from '../../../shared/rules/paging/page-act.ts'
import { readUnsettledActs } from '../../store/acts.ts'
import { readPage } from '../../store/read-pages.ts'
import type { About, AboutSession } from '../what-about.ts'
import { pageName } from './page-name.ts'

type PageAct = ActOf<'page-acknowledge' | 'page-resolve' | 'page-hand-over'>

/**
 * What is done about a page that the desk knows. Fails where the desk would refuse it by what is known here, and where it was
 * said here already.
 */
export function aboutPage({ cache, work }: AboutSession, act: PageAct): Result<About> {
  const page = readPage(cache.read, act.pageId)
  if (page === null) return failed('not-found', 'This page is no longer there.')
  if (!isOpenPage(page)) return failed('page-state', overWords(page))
  const isHeld = page.state === 'acknowledged'
  if (act.kind === 'page-acknowledge' && isHeld)
    return failed('page-taken', `${page.acknowledgedBy?.name ?? 'Somebody'} has this page.`)
  const said = new Set(
    readUnsettledActs(work, `paged:${act.pageId}`)
      .filter(({ state }) => state.kind !== 'needs-you')
      .map((kept) => kept.act.kind),
  )
  if (said.has(act.kind)) return failed('page-state', 'You have said so; it is on its way to the desk.')
  if (act.kind === 'page-hand-over' && !isHeld && !said.has('page-acknowledge'))
    return failed('page-state', 'Nobody has this page yet. Acknowledge it, then hand it over.')
  const wakes = act.kind === 'page-acknowledge' ? 'acknowledged' : null
  return success({ name: pageName(cache.read, page), base: null, wakes })
}

function overWords({ state }: Page): string {
  if (state === 'withheld') return 'This page was withheld: it woke nobody.'
  return state === 'failed' ? 'This page has failed and is over.' : 'This page is over.'
}
