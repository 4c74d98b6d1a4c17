import { urgencies, urgencyRank, type Urgency } from '../../../shared/rules/urgency.ts'
import { useKeyboard } from '../../commands/keyboard-store.ts'
import { useKeysOf } from '../../commands/use-keys-of.ts'
import { i18n } from '../../texts/i18n.ts'
import { numberText } from '../../ui/number-text.ts'
import { urgencyNames } from '../../ui/rule-names.ts'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { useQueue } from './queue-store.ts'
import { withUrgencyToggled } from './view-changes.ts'
import './urgency-bar.css'

/** Most urgent first, as the queue itself. */
const shown: readonly Urgency[] = urgencies.toReversed()

/** The five urgencies and "All", each with how many tickets it has under the other filters. */
export function UrgencyBar() {
  const picked = useQueue((state) => state.view.urgencies)
  const counts = useQueue((state) => state.counts)
  const viewChanged = useQueue((state) => state.viewChanged)
  const singleKeys = useKeyboard((state) => state.singleKeys)
  const allKeys = useKeysOf('queue.all')
  return (
    <div className="urgency-bar" role="group" aria-label={i18n.t('Filter by urgency')}>
      <button
        type="button"
        className="urgency-toggle urgency-toggle-all"
        aria-pressed={picked.length === 0}
        aria-keyshortcuts={allKeys.aria}
        onClick={() => viewChanged((view) => ({ ...view, urgencies: [] }))}
      >
        <span className="urgency-all">{i18n.t('All')}</span>
        <Count value={counts === null ? undefined : sumOf(counts.byUrgency)} />
      </button>
      {shown.map((urgency) => (
        <button
          key={urgency}
          type="button"
          className={`urgency-toggle ${counts?.byUrgency[urgency] === 0 ? 'urgency-toggle-none' : ''}`}
          aria-pressed={picked.includes(urgency)}
          {...(singleKeys ? { 'aria-keyshortcuts': String(urgencyRank(urgency)) } : {})}
          title={
            singleKeys
              ? i18n.t('{name} (key {key})', { name: urgencyNames[urgency], key: urgencyRank(urgency) })
              : urgencyNames[urgency]
          }
          onClick={() => viewChanged((view) => withUrgencyToggled(view, urgency))}
        >
          <UrgencyMark urgency={urgency} showWord="fitting" />
          <Count value={counts?.byUrgency[urgency]} />
        </button>
      ))}
    </div>
  )
}

/** What "All" would show: the urgency that is picked now does not lessen it. */
function sumOf(byUrgency: Readonly<Record<Urgency, number>>): number {
  return urgencies.reduce((sum, urgency) => sum + byUrgency[urgency], 0)
}

function Count({ value }: { value: number | undefined }) {
  return <span className="urgency-count tabular">{value === undefined ? '' : numberText(value)}</span>
}
