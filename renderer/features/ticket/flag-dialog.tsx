import { useState } from 'react'
import type { ActOf } from '../../../shared/ipc/act.ts'
import type { FlagView } from '../../../shared/ipc/triage-views.ts'
import { newFlagSchema } from '../../../shared/protocol/flag.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { flagReasons } from './canned-reasons.ts'

const { reason: reasonSchema, note: noteSchema } = newFlagSchema.shape

interface FlagDialogProps {
  /** The author's own flag, which this one takes the place of. */
  mine: FlagView | null
  onClose: () => void
  onFlag: (flag: Pick<ActOf<'flag-ticket'>, 'reason' | 'note'>) => void
}

/** Asks why the urgency of a ticket was an abuse. It is a word for the record: it blocks nobody by itself. */
export function FlagDialog({ mine, onClose, onFlag }: FlagDialogProps) {
  const [reason, setReason] = useState(mine?.reason ?? '')
  const [note, setNote] = useState(mine?.note ?? '')
  const parsedReason = reasonSchema.safeParse(reason)
  const parsedNote = noteSchema.safeParse(note)
  const canFlag = parsedReason.success && parsedNote.success
  const flag = () => {
    if (canFlag) onFlag({ reason: parsedReason.data, note: parsedNote.data })
    return canFlag
  }
  return (
    <Dialog
      title={mine === null ? i18n.t('Flag as abuse of urgency') : i18n.t('Change your flag')}
      isOpen
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {i18n.t('Cancel')}
          </Button>
          <Button variant="primary" isDisabled={!canFlag} onPress={flag}>
            {mine === null ? i18n.t('Flag') : i18n.t('Change flag')}
          </Button>
        </>
      }
    >
      <div className="urgency-dialog">
        <p>
          {i18n.t(
            'Your flag counts in the group’s record until a verdict is given, and stands there under your name. It blocks nobody by itself.',
          )}
        </p>
        <ReasonField
          canned={flagReasons}
          value={reason}
          errorMessage={
            reason.trim() === '' || parsedReason.success ? undefined : parsedReason.error.issues[0]?.message
          }
          onChange={setReason}
          onEnter={flag}
          autoFocus
        />
        <TextField
          label={i18n.t('Note')}
          description={i18n.t('For your colleagues; may stay blank.')}
          errorMessage={parsedNote.success ? undefined : parsedNote.error.issues[0]?.message}
          value={note}
          onChange={setNote}
          multiline
          rows={2}
        />
      </div>
    </Dialog>
  )
}
