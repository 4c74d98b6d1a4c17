import { useCallback } from 'react'
import type { PageView } from '../../../shared/ipc/page-views.ts'
import { useClock } from '../../ui/clock.ts'
import { useDeskNow } from '../../ui/desk-now.ts'
import { isUnderWay, nextRoundWords, sinceWords } from '../../ui/page-words.ts'

/** Since when, and when it goes round again: the seconds tick only while it is under way. */
export function LiveWords({ page, more = '' }: { page: PageView; more?: string }) {
  const { isAway } = useDeskNow()
  const read = useCallback(
    (now: number) => {
      const parts = [sinceWords(page, now), more, nextRoundWords(page, now, isAway)]
      return parts.filter((part) => part !== '').join(' · ')
    },
    [page, more, isAway],
  )
  return <span className="tabular">{useClock(read, isUnderWay(page) ? 'seconds' : 'ages')}</span>
}
