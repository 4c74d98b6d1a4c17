import { Trans } from '@lingui/react'
import type { ActId } from '../../shared/ipc/act.ts'
import { i18n } from '../texts/i18n.ts'
import { WaryDialog } from './wary-dialog.tsx'
import { WhomItWakes } from './whom-it-wakes.tsx'
import './wake-dialog.css'

interface WakeDialogProps {
  actId: ActId
  /** What is sent, as a person reads it. */
  title: string
  onClose: () => void
  onSend: () => void
}

/** Asks once more before an act of some time ago wakes people now. Enter alone wakes nobody. */
export function WakeDialog({ actId, title, onClose, onSend }: WakeDialogProps) {
  return (
    <WaryDialog
      title={i18n.t('Wake people now?')}
      refusal={i18n.t('Not now')}
      consent={i18n.t('Send now, it wakes people')}
      onRefuse={onClose}
      onConsent={onSend}
    >
      <p className="wake-dialog-words">
        <Trans
          id="{title} goes to the desk as if it were done at this moment, and the desk wakes people for it, day or night. What was urgent then may be settled by now: look at the ticket, or call, if you are not sure."
          values={{ title: <bdi>{title}</bdi> }}
        />
      </p>
      <WhomItWakes about={{ kind: 'act', actId }} />
    </WaryDialog>
  )
}
