import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface RevokeDialogProps {
  title: string
  isOpen: boolean
  onKeep: () => void
  onRevoke: () => void
  /** What follows from it. */
  children: ReactNode
}

/** Asks before somebody or something is shut out. */
export function RevokeDialog({ title, isOpen, onKeep, onRevoke, children }: RevokeDialogProps) {
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      isAlert
      size="small"
      onClose={onKeep}
      footer={
        <>
          <Button onPress={onKeep} autoFocus>
            Keep
          </Button>
          <Button variant="danger" onPress={onRevoke}>
            Revoke
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
