import { useCallback } from 'react'
import type { PageView } from '../../../shared/ipc/page-views.ts'
import { useClock } from '../../ui/clock.ts'
import { useDeskNow } from '../../ui/desk-now.ts'
import { isUnderWay, liveWords } from '../../ui/page-words.ts'

/** Since when, and when it goes round again: the seconds tick only while it is under way. */
export function LiveWords({ page, more = '' }: { page: PageView; more?: string }) {
  const { isAway } = useDeskNow()
  const read = useCallback((now: number) => liveWords(page, now, isAway, more), [page, more, isAway])
  return <span className="tabular">{useClock(read, isUnderWay(page) ? 'seconds' : 'ages')}</span>
}
