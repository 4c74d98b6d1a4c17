import { Trans } from '@lingui/react'
import { i18n } from './texts/i18n.ts'
import { WaryDialog } from './ui/wary-dialog.tsx'
import { WhomItWakes } from './ui/whom-it-wakes.tsx'
import { useUndo, type UndoPlaces } from './undo-store.ts'

/** Asks before an undo wakes people, or makes it look as if nobody had been woken. Enter alone does neither. */
export function UndoDialog({ places }: { places: UndoPlaces }) {
  const asks = useUndo((state) => state.asks)
  const { meant, refused } = useUndo.getState()
  if (asks === null) return null
  const isWaking = asks.because === 'wakes'
  return (
    <WaryDialog
      title={isWaking ? i18n.t('Undo, and wake people?') : i18n.t('Undo, although people were woken?')}
      refusal={i18n.t('Leave it as it is')}
      consent={isWaking ? i18n.t('Undo, it wakes people') : i18n.t('Undo')}
      onRefuse={refused}
      onConsent={() => void meant(places)}
    >
      <p>
        {isWaking ? (
          <Trans
            id="{title} has reached the desk. Taken back, the ticket is mission critical and open again, and the desk wakes everybody on duty."
            values={{ title: <bdi>{asks.title}</bdi> }}
          />
        ) : (
          <Trans
            id="{title} has reached the desk, and may have woken people. They stay woken: tell them yourself that it is over."
            values={{ title: <bdi>{asks.title}</bdi> }}
          />
        )}
      </p>
      {isWaking && <WhomItWakes about={{ kind: 'ticket', ticketId: asks.ticketId, groupId: null }} />}
    </WaryDialog>
  )
}
