import { memo } from 'react'
import type { PageView } from '../../../shared/ipc/page-views.ts'
import { Age } from '../../ui/time.tsx'
import { wokeNobody, isUnheld, pageKindWords, reachWords } from '../../ui/page-words.ts'
import { LiveWords } from './live-words.tsx'
import { PageBadge } from './page-badge.tsx'
import { pageTitle } from './page-title.ts'

/** In CSS pixels. */
export const pageRowHeight = 72

/** One page: what about, how far, who has it; red where nobody has it or nobody was woken. */
export const PageRow = memo(function PageRow({ page }: { page: PageView }) {
  const tone = isUnheld(page) ? 'page-row-unheld' : wokeNobody(page) ? 'page-row-silent' : ''
  return (
    <div className={`page-row ${tone}`}>
      <span className="page-row-line">
        <bdi className="page-row-title one-line">{pageTitle(page)}</bdi>
        <PageBadge page={page} />
      </span>
      <span className="page-row-line">
        <bdi className="page-row-about one-line">{aboutWords(page)}</bdi>
        <span className="page-row-age">
          <Age at={page.beganAt} />
        </span>
      </span>
      <span className="page-row-now one-line">
        {page.trouble === '' ? (
          <LiveWords page={page} more={reachOf(page)} />
        ) : (
          <bdi className="page-trouble">{page.trouble}</bdi>
        )}
      </span>
    </div>
  )
})

function aboutWords(page: PageView): string {
  if (page.ticket !== null) return page.ticket.subject
  return page.text === '' ? pageKindWords(page) : page.text
}

function reachOf(page: PageView): string {
  return isUnheld(page) && page.people > 0 ? reachWords(page) : ''
}
