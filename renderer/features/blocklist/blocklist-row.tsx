import { memo, useCallback } from 'react'
import { TriangleAlert } from 'lucide-react'
import type { BlocklistRow as Row } from '../../../shared/ipc/blocklist-views.ts'
import { useClock } from '../../ui/clock.ts'
import { shortMomentText } from '../../ui/time.tsx'
import { endWords, factWords, markWords } from './blocklist-words.ts'
import { EnforcementMark } from './enforcement-mark.tsx'
import { StateBadge } from './state-badge.tsx'

/** In CSS pixels. */
export const blocklistRowHeight = 88

/** One group on the list: how it stands, how far that has come, why, and what is to be looked at. */
export const BlocklistRow = memo(function BlocklistRow({ row }: { row: Row }) {
  const marks = markWords(row)
  return (
    <div className="blocklist-row">
      <div className="blocklist-row-top">
        <bdi className="blocklist-row-name one-line">{row.groupName}</bdi>
        <StateBadge
          state={row.state}
          madeBy={row.isWithheld ? undefined : row.enforcement}
          isWithheld={row.isWithheld}
        />
      </div>
      <bdi className="blocklist-row-reason one-line">{row.reason}</bdi>
      <div className="blocklist-row-facts one-line">
        <EnforcementMark enforcement={row.enforcement} state={row.state} isShort />
        <span className="blocklist-row-end">
          <EndWords row={row} />
        </span>
      </div>
      <div className="blocklist-row-facts one-line">
        {marks.length > 0 && (
          <span className="blocklist-mark">
            <TriangleAlert size={12} aria-hidden />
            {marks.join(' · ')}
          </span>
        )}
        <bdi className="one-line">{factWords(row)}</bdi>
      </div>
    </div>
  )
})

function EndWords({ row }: { row: Row }) {
  return useClock(useCallback((now: number) => endWords(row, now, shortMomentText), [row]))
}
