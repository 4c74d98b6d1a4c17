import { use, useCallback, type ReactNode } from 'react'
import { CloudDownload, Pause, Play } from 'lucide-react'
import { i18n } from '../texts/i18n.ts'
import { Button } from './button.tsx'
import { useClock } from './clock.ts'
import { EmptyState } from './empty-state.tsx'
import { PauseSyncContext, useLineNow } from './line-now.ts'
import { syncWords } from './sync-words.ts'
import './sync-note.css'

/** Whether only a part of the desk is here yet: then a list that is empty must not say that there is nothing. */
export function useIsIncomplete(): boolean {
  return useLineNow()?.incomplete !== undefined
}

/** Over a list: why it is not all that the desk has. Nothing where it is. */
export function SyncNote() {
  const text = useSyncText()
  if (text === '') return null
  return (
    <div className="sync-note">
      <CloudDownload size={14} aria-hidden />
      <p className="tabular">{text}</p>
      <SyncProgress />
    </div>
  )
}

interface NotHereYetProps {
  title: string
  children?: ReactNode
  action?: ReactNode
}

/** In the place of something that is not here, while that does not mean that the desk has it not. */
export function NotHereYet({ title, children, action }: NotHereYetProps) {
  return (
    <EmptyState icon={CloudDownload} title={title} action={action}>
      <p className="tabular">{useSyncText()}</p>
      <SyncProgress />
      {children}
    </EmptyState>
  )
}

function SyncProgress() {
  const state = useLineNow()?.state
  const pauseAsked = use(PauseSyncContext)
  if (state?.kind !== 'pulling') return null
  const { done, total, isPaused = false } = state
  return (
    <div className="sync-controls">
      {total !== null && total > 0 && (
        <progress className="sync-progress" aria-label={i18n.t('Fetched')} max={total} value={done} />
      )}
      <Button
        size="small"
        variant="quiet"
        icon={isPaused ? Play : Pause}
        onPress={() => pauseAsked(!isPaused)}
      >
        {isPaused ? i18n.t('Go on') : i18n.t('Pause')}
      </Button>
    </div>
  )
}

function useSyncText(): string {
  const view = useLineNow()
  return useClock(
    useCallback((now: number) => (view === null ? '' : (syncWords(view, now) ?? '')), [view]),
    'seconds',
  )
}
