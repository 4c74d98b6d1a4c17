import type { ReactNode } from 'react'
import { i18n } from '../../texts/i18n.ts'
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
            {i18n.t('Keep')}
          </Button>
          <Button variant="danger" onPress={onRevoke}>
            {i18n.t('Revoke')}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
