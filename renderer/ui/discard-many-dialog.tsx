import { Trans } from '@lingui/react'
import { i18n } from '../texts/i18n.ts'
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
      title={i18n.t('Discard this for {count, plural, one {# ticket} other {# tickets}}?', { count })}
      refusal={i18n.t('Keep it')}
      consent={i18n.t('Discard')}
      onRefuse={onKeep}
      onConsent={onDiscard}
    >
      <p>
        <Trans
          id="{count, plural, one {{title} will not reach the desk for this ticket.} other {{title} will not reach the desk for these tickets.}} What has reached it for others stays."
          values={{ count, title: <bdi>{title}</bdi> }}
        />
      </p>
    </WaryDialog>
  )
}
