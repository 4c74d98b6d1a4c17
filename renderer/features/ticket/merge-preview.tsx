import { Check, TriangleAlert } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import { DangerNote } from '../../ui/danger-note.tsx'
import { MergeSide } from './merge-side.tsx'
import { outcomeOfMerge } from './merge-words.ts'

interface MergePreviewProps {
  view: TicketView
  other: TicketView
  /** Why they are not merged; null where they may be. */
  refusal: string | null
  hasDraft: boolean
  /** Leads to the other one. */
  onOpen: () => void
}

/** Both tickets side by side, and what comes of it in plain words; or why nothing does. */
export function MergePreview({ view, other, refusal, hasDraft, onOpen }: MergePreviewProps) {
  const { words, warnings } = outcomeOfMerge(view, other, hasDraft)
  return (
    <div className="merge-preview">
      <div className="merge-sides">
        <MergeSide view={view} title={i18n.t('This ticket')} />
        <MergeSide view={other} title={i18n.t('The one that is left')} onOpen={onOpen} />
      </div>
      {refusal === null ? (
        <ul className="merge-outcome" aria-label={i18n.t('What comes of it')}>
          {warnings.map((warning) => (
            <li key={warning} className="merge-warning">
              <TriangleAlert size={14} aria-hidden />
              <bdi>{warning}</bdi>
            </li>
          ))}
          {words.map((line) => (
            <li key={line}>
              <Check size={14} aria-hidden />
              <bdi>{line}</bdi>
            </li>
          ))}
        </ul>
      ) : (
        <DangerNote icon={TriangleAlert}>{refusal}</DangerNote>
      )}
    </div>
  )
}
