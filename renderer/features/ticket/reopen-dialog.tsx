import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { WaryDialog } from '../../ui/wary-dialog.tsx'
import { WhomItWakes } from '../../ui/whom-it-wakes.tsx'

interface ReopenDialogProps {
  ticketId: TicketId
  onClose: () => void
  onReopen: () => void
}

/** Asks before a mission-critical ticket that was settled is opened again: that wakes people. Enter alone wakes nobody. */
export function ReopenDialog({ ticketId, onClose, onReopen }: ReopenDialogProps) {
  return (
    <WaryDialog
      title={i18n.t('Open it again?')}
      refusal={i18n.t('Leave it')}
      consent={i18n.t('Open it again as mission critical')}
      onRefuse={onClose}
      onConsent={onReopen}
    >
      <div className="gate-dialog">
        <p>
          {i18n.t(
            'It is mission critical: opened again, it asks for people, day or night. To work on it without waking anybody, change its urgency first.',
          )}
        </p>
        <WhomItWakes about={{ kind: 'ticket', ticketId, groupId: null }} />
      </div>
    </WaryDialog>
  )
}
