import { useEffect } from 'react'
import { MoonStar } from 'lucide-react'
import { loadDays, type LoadView as Load } from '../../../shared/ipc/duty-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { RadioField } from '../../ui/radio-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotHereYet, SyncNote, useIsIncomplete } from '../../ui/sync-note.tsx'
import { LoadPlot } from './load-plot.tsx'
import { useLoad } from './load-store.ts'
import { LoadTable } from './load-table.tsx'
import { loadSentence, totalOf } from './load-words.ts'
import './load.css'

const spans = loadDays.map((days) => ({ id: String(days), name: i18n.t('Last {days} days', { days }) }))

/** Night pages per person, and how many of them were needless: what abuse costs the people who are woken. */
export function LoadView() {
  const { view, days, failure, opened, daysPicked, retried } = useLoad()
  useEffect(() => opened(), [opened])
  return (
    <div className="load">
      <div className="load-column">
        <header className="load-head">
          <h2>{i18n.t('Night pages per person')}</h2>
          <RadioField
            label={i18n.t('Days')}
            isLabelHidden
            orientation="horizontal"
            options={spans}
            selected={String(days)}
            onSelect={(id) => daysPicked(loadDays.find((each) => String(each) === id) ?? 30)}
          />
        </header>
        <SyncNote />
        {failure !== null && <ErrorNote failure={failure} onRetry={retried} />}
        {view === null && failure === null && (
          <Skeleton lines={6} label={i18n.t('Counting the night pages')} />
        )}
        {view !== null && <LoadContent view={view} />}
      </div>
    </div>
  )
}

function LoadContent({ view }: { view: Load }) {
  const isIncomplete = useIsIncomplete()
  const { pages, people, days, timeZone, cutPages } = view
  const rule = i18n.t(
    'Night is from 22:00 to 06:00, {timeZone} (the rota’s time zone). Counted is what a gateway took; a page counts once for each person, however often it went round. Drills and tests are left out.',
    { timeZone },
  )
  if (totalOf(pages) === 0)
    return isIncomplete ? (
      <NotHereYet title={i18n.t('The pages are not here yet')} />
    ) : (
      <EmptyState icon={MoonStar} title={loadSentence(pages, 0, days)}>
        {rule}
      </EmptyState>
    )
  return (
    <>
      <p className="load-sentence">{loadSentence(pages, people.length, days)}</p>
      <LoadPlot view={view} />
      <LoadTable view={view} />
      {cutPages > 0 && (
        <p className="load-rule">
          {i18n.t(
            '{cutPages, plural, one {One page has} other {# pages have}} so many messages that only the newest are here: more people may have been paged than stand here.',
            { cutPages },
          )}
        </p>
      )}
      <p className="load-rule">{rule}</p>
    </>
  )
}
