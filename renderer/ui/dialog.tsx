import { useRef, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { X } from 'lucide-react'
import { i18n } from '../texts/i18n.ts'
import { IconButton } from './icon-button.tsx'
import { useEscape } from './use-escape.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import './dialog.css'

export interface DialogProps {
  title: string
  isOpen: boolean
  /** Escape, the cross, and a press outside where that loses nothing. */
  onClose: () => void
  children: ReactNode
  /** Buttons, the one that Enter stands for last. */
  footer?: ReactNode
  size?: 'small' | 'medium' | 'large' | 'wide'
  /** Without its head and its cross: the title is read out only. */
  isBare?: boolean
  /** A question that must be answered: read out at once. */
  isAlert?: boolean
  /** False where something typed would be lost by a press outside. */
  closesOnPressOutside?: boolean
}

/** A dialog over everything: the keyboard stays inside and returns to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  size = 'medium',
  isBare = false,
  isAlert = false,
  closesOnPressOutside = false,
}: DialogProps) {
  const scrim = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLElement>(null)
  useEscape(scrim, isOpen, onClose)
  useKeptFocus(body, isOpen)
  return (
    <ModalOverlay
      ref={scrim}
      className="dialog-scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={closesOnPressOutside}
    >
      <Modal className={`dialog dialog-${size} ${isBare ? 'dialog-bare' : ''}`}>
        <AriaDialog ref={body} className="dialog-body" role={isAlert ? 'alertdialog' : 'dialog'}>
          <header className={isBare ? 'visually-hidden' : 'dialog-header'}>
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
          </header>
          <div className="dialog-content">{children}</div>
          {footer !== undefined && <footer className="dialog-footer">{footer}</footer>}
          {/* Last, although it stands at the top: the keyboard is to reach what the dialog is about first. */}
          {!isBare && (
            <div className="dialog-close">
              <IconButton label={i18n.t('Close')} icon={X} size="small" onPress={onClose} />
            </div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
