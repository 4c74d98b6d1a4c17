import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { WakesNobody } from './wakes-nobody.tsx'
import './wake-dialog.css'

interface WakeDialogProps {
  /** What is sent, as a person reads it. */
  title: string
  onClose: () => void
  onSend: () => void
}

/** Asks once more before an act of some time ago wakes people now. Enter alone wakes nobody. */
export function WakeDialog({ title, onClose, onSend }: WakeDialogProps) {
  return (
    <Dialog
      title="Wake people now?"
      isOpen
      isAlert
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            Not now
          </Button>
          <Button variant="danger" onPress={onSend}>
            Send now, it wakes people
          </Button>
        </>
      }
    >
      <p className="wake-dialog-words">
        <bdi>{title}</bdi> goes to the desk as if it were done at this moment, and the desk wakes people for
        it, day or night. What was urgent then may be settled by now: look at the ticket, or call, if you are
        not sure.
      </p>
      <WakesNobody />
    </Dialog>
  )
}
