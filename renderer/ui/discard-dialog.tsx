import { Trans } from '@lingui/react'
import { i18n } from '../texts/i18n.ts'
import { PlainText } from './plain-text.tsx'
import { WaryDialog } from './wary-dialog.tsx'
import './discard-dialog.css'

interface DiscardDialogProps {
  /** What is discarded, as a person reads it. */
  title: string
  /** What would be gone with it. */
  text: string
  /** The titles of what may wait for it. */
  behind: readonly string[]
  onKeep: () => void
  onDiscard: () => void
}

/** Asks before something that was done is undone, and names what stands behind it. */
export function DiscardDialog(props: DiscardDialogProps) {
  const { title, text, behind, onKeep, onDiscard } = props
  return (
    <WaryDialog
      title={i18n.t('Discard this?')}
      refusal={i18n.t('Keep it')}
      consent={i18n.t('Discard')}
      onRefuse={onKeep}
      onConsent={onDiscard}
    >
      <p>
        <Trans
          id="{title} will not reach the desk. What it says is gone afterwards; copy it now if you need it."
          values={{ title: <bdi>{title}</bdi> }}
        />
      </p>
      <div className="discard-text">
        <PlainText>{text}</PlainText>
      </div>
      {behind.length > 0 && (
        <>
          <p>{i18n.t('Not sent yet either:')}</p>
          <ul className="discard-behind">
            {behind.map((each, place) => (
              <li key={place}>
                <bdi>{each}</bdi>
              </li>
            ))}
          </ul>
          <p>{i18n.t('You will be asked about each of them that was to follow it.')}</p>
        </>
      )}
    </WaryDialog>
  )
}
