import { i18n } from '../texts/i18n.ts'
import { countOf } from './count-of.ts'
import { WaryDialog } from './wary-dialog.tsx'

interface DiscardManyDialogProps {
  /** What was done to many tickets, as a person reads it. */
  title: string
  /** For how many of them it is discarded. */
  count: number
  onKeep: () => void
  onDiscard: () => void
}

/** Asks before what was done to many tickets together is given up for those that need their author. */
export function DiscardManyDialog({ title, count, onKeep, onDiscard }: DiscardManyDialogProps) {
  return (
    <WaryDialog
      title={`Discard this for ${countOf(count, 'ticket')}?`}
      refusal={i18n.t('Keep it')}
      consent={i18n.t('Discard')}
      onRefuse={onKeep}
      onConsent={onDiscard}
    >
      <p>
        <bdi>{title}</bdi> will not reach the desk for {count === 1 ? 'this ticket' : 'these tickets'}. What
        has reached it for others stays.
      </p>
    </WaryDialog>
  )
}
