import { useEffect } from 'react'
import { ThumbsUp } from 'lucide-react'
import type { SuggestionsView as View } from '../../../shared/ipc/blocklist-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotHereYet, useIsIncomplete } from '../../ui/sync-note.tsx'
import { RuleForm } from './rule-form.tsx'
import { SuggestionCard, type SuggestionCardProps } from './suggestion-card.tsx'
import { useSuggestions } from './suggestions-store.ts'
import './suggestions.css'

export type SuggestionsViewProps = Omit<SuggestionCardProps, 'suggestion'>

/** Groups whose false alarms met the desk's rule: an administrator looks at each, and blocks or lets be. */
export function SuggestionsView(props: SuggestionsViewProps) {
  const { view, failure, opened, retried } = useSuggestions()
  useEffect(() => opened(), [opened])
  return (
    <div className="suggestions">
      {failure !== null && <ErrorNote failure={failure} onRetry={retried} />}
      {view === null && failure === null && <Skeleton lines={8} label={i18n.t('Reading the suggestions')} />}
      {view !== null && <RuleForm view={view} isAdmin={props.isAdmin} />}
      {view !== null && <Suggested view={view} {...props} />}
    </div>
  )
}

function Suggested({ view, ...props }: { view: View } & SuggestionsViewProps) {
  const isIncomplete = useIsIncomplete()
  const { suggestions, total } = view
  if (suggestions.length === 0)
    return isIncomplete ? (
      <NotHereYet title={i18n.t('Not all tickets are here yet')} />
    ) : (
      <EmptyState icon={ThumbsUp} title={i18n.t('No group is suggested')}>
        {i18n.t('No group that is not blocked already meets the rule.')}
      </EmptyState>
    )
  return (
    <section aria-labelledby="suggested-title" className="suggested">
      <h2 id="suggested-title">
        {i18n.t('{count, plural, one {# group} other {# groups}}', { count: total })}
      </h2>
      <ul className="suggested-list" aria-labelledby="suggested-title">
        {suggestions.map((suggestion) => (
          <SuggestionCard key={suggestion.groupId} suggestion={suggestion} {...props} />
        ))}
      </ul>
      {total > suggestions.length && (
        <p className="suggestion-muted">
          {i18n.t(
            'Those with the most false alarms are shown first; {count, number} more appear as these are decided.',
            { count: total - suggestions.length },
          )}
        </p>
      )}
    </section>
  )
}
