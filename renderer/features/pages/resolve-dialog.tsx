import { useState } from 'react'
import type { PageView } from '../../../shared/ipc/page-views.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { isUnheld } from '../../ui/page-words.ts'
import { NoteField, noteError } from './note-field.tsx'

interface ResolveDialogProps {
  page: PageView
  onClose: () => void
  onResolve: (note: string) => void
}

/** Asks before a page ends: it does not begin again by itself. */
export function ResolveDialog({ page, onClose, onResolve }: ResolveDialogProps) {
  const [note, setNote] = useState('')
  // It goes into the ticket of the page.
  const canNote = page.ticket !== null
  const canSend = noteError(note) === undefined
  const send = () => {
    if (canSend) onResolve(note)
  }
  return (
    <Dialog
      title={i18n.t('Resolve this page?')}
      isOpen
      isAlert
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{i18n.t('Not now')}</Button>
          <Button variant="primary" isDisabled={!canSend} command="form.send" onPress={send}>
            {i18n.t('Resolve')}
          </Button>
        </>
      }
    >
      <div className="page-dialog">
        <p>
          {canNote
            ? i18n.t('It is over, and nobody is woken for it any more. The ticket stays as it is.')
            : i18n.t('It is over, and nobody is woken for it any more.')}
          {isUnheld(page) && <strong> {i18n.t('Nobody has said that they have it.')}</strong>}
        </p>
        {canNote && (
          <NoteField
            label={i18n.t('Note (may stay blank)')}
            note={note}
            onChange={setNote}
            onSend={send}
            autoFocus
          />
        )}
      </div>
    </Dialog>
  )
}
