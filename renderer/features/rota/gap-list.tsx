import { ShieldCheck, TriangleAlert } from 'lucide-react'
import '../../ui/error-note.css'
import { i18n } from '../../texts/i18n.ts'
import { gapsToCome, gapWords, type Gap, type GapTime } from './gap-words.ts'

/** So many stand there at once; the others are one press away. */
const mostShown = 4

interface GapListProps {
  gaps: readonly Gap[]
  time: GapTime
  /** While somebody types: read out when they pause, and not over their own words. */
  isTrial?: boolean
}

/** When nobody can be paged, named by the hour before it matters; or that somebody always can. */
export function GapList({ gaps, time, isTrial = false }: GapListProps) {
  const coming = gapsToCome(gaps, time.now)
  if (time.end <= time.now) return null
  if (coming.length === 0)
    return (
      <p className="rota-covered">
        <ShieldCheck size={16} aria-hidden />
        {i18n.t('Somebody can be paged at every hour of these two weeks.')}
      </p>
    )
  const [shown, others] = [coming.slice(0, mostShown), coming.slice(mostShown)]
  return (
    <div className="error-note rota-gaps" role={isTrial ? 'status' : 'alert'}>
      <TriangleAlert size={16} aria-hidden />
      <div className="error-note-words rota-gaps-words">
        <Gaps gaps={shown} time={time} />
        {others.length > 0 && (
          <details>
            <summary>
              {i18n.t('{count, plural, one {# more gap} other {# more gaps}} in these two weeks', {
                count: others.length,
              })}
            </summary>
            <Gaps gaps={others} time={time} />
          </details>
        )}
      </div>
    </div>
  )
}

function Gaps({ gaps, time }: GapListProps) {
  return (
    <ul>
      {gaps.map((gap) => (
        <li key={gap.from}>{gapWords(gap, time)}.</li>
      ))}
    </ul>
  )
}
