import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { PlainText } from './plain-text.tsx'
import './discard-dialog.css'

interface DiscardDialogProps {
  /** What is discarded, as a person reads it. */
  title: string
  /** What would be gone with it. */
  text: string
  /** The titles of what was done after it and waits for it. */
  behind: readonly string[]
  /** Those behind it have nothing to act on without it. */
  isTheirBeginning: boolean
  onKeep: () => void
  onDiscard: () => void
}

/** Asks before something that was done is undone, and names what stands behind it. */
export function DiscardDialog(props: DiscardDialogProps) {
  const { title, text, behind, isTheirBeginning, onKeep, onDiscard } = props
  return (
    <Dialog
      title="Discard this?"
      isOpen
      isAlert
      size="small"
      onClose={onKeep}
      footer={
        <>
          <Button onPress={onKeep} autoFocus>
            Keep it
          </Button>
          <Button variant="danger" onPress={onDiscard}>
            Discard
          </Button>
        </>
      }
    >
      <p>
        <bdi>{title}</bdi> will not reach the desk. The text is gone afterwards; copy it now if you need it.
      </p>
      <div className="discard-text">
        <PlainText>{text}</PlainText>
      </div>
      {behind.length > 0 && (
        <>
          <p>
            {behind.length === 1 ? 'One act stands behind it:' : `${behind.length} acts stand behind it:`}
          </p>
          <ul className="discard-behind">
            {behind.map((each, place) => (
              <li key={place}>
                <bdi>{each}</bdi>
              </li>
            ))}
          </ul>
          <p>
            {isTheirBeginning
              ? 'Without it they have nothing to act on, and will need you.'
              : 'They go on without it.'}
          </p>
        </>
      )}
    </Dialog>
  )
}
