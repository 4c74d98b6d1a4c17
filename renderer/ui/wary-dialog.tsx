import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface WaryDialogProps {
  title: string
  /** On the button that leaves everything as it is. */
  refusal: string
  /** On the button that does what cannot be taken back. */
  consent: string
  onRefuse: () => void
  onConsent: () => void
  children: ReactNode
}

/** Asks before something that cannot be taken back. Enter alone does nothing of it. */
export function WaryDialog({ title, refusal, consent, onRefuse, onConsent, children }: WaryDialogProps) {
  return (
    <Dialog
      title={title}
      isOpen
      isAlert
      size="small"
      onClose={onRefuse}
      footer={
        <>
          <Button onPress={onRefuse} autoFocus>
            {refusal}
          </Button>
          <Button variant="danger" onPress={onConsent}>
            {consent}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
