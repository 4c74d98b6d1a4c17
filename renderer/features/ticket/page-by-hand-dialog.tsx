import { useState } from 'react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { newPageSchema } from '../../../shared/protocol/page.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { PhoneList } from '../../ui/phone-list.tsx'
import { phonesToCall } from '../../ui/phones-to-call.ts'
import { TextField } from '../../ui/text-field.tsx'
import { WhomItWakes } from '../../ui/whom-it-wakes.tsx'
import { pageText } from './page-text.ts'

const textSchema = newPageSchema.shape.text

interface PageByHandDialogProps {
  view: TicketView
  onClose: () => void
  onPage: (text: string) => void
}

/** Asks before somebody wakes everybody on duty under their own name, whatever the gate decided about the group. */
export function PageByHandDialog({ view, onClose, onPage }: PageByHandDialogProps) {
  const { isAway, emergencyPhone } = useDeskNow()
  const [text, setText] = useState(() => pageText(view))
  const parsed = textSchema.safeParse(text)
  const page = () => {
    if (parsed.success) onPage(parsed.data)
  }
  return (
    <Dialog
      title={i18n.t('Page by hand?')}
      isOpen
      isAlert
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{i18n.t('Not now')}</Button>
          <Button variant="danger" isDisabled={!parsed.success} command="form.send" onPress={page}>
            {isAway ? i18n.t('Page once the desk is reached') : i18n.t('Page everybody on duty')}
          </Button>
        </>
      }
    >
      <div className="gate-dialog">
        <p>
          {i18n.t(
            'This wakes everybody on duty, day or night. It is your own act: it stands in the ticket and in the page under your name, not the group’s, and lifts no block.',
          )}
        </p>
        {!isAway && <p>{i18n.t('Until somebody acknowledges it, nobody may know of it.')}</p>}
        <TextField
          label={i18n.t('What they read')}
          errorMessage={parsed.success ? undefined : parsed.error.issues[0]?.message}
          value={text}
          onChange={setText}
          onKeyDown={(event) => {
            // Enter is easily pressed twice: alone it wakes nobody.
            if (isPressOf(event.nativeEvent, 'form.send')) page()
            else event.continuePropagation()
          }}
          autoFocus
        />
        <WhomItWakes about={{ kind: 'by-hand', isDrill: false, responderIds: [] }} />
        <PhoneList
          label={isAway ? i18n.t('This machine cannot page at present. Call:') : i18n.t('Or call:')}
          phones={phonesToCall(emergencyPhone, view)}
        />
      </div>
    </Dialog>
  )
}
