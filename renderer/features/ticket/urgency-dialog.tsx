import { useState } from 'react'
import { ArrowRight } from 'lucide-react'
import { lineSchema, textLimits } from '../../../shared/protocol/common.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { WakesNobody } from '../../ui/wakes-nobody.tsx'
import './urgency-dialog.css'

const reasonSchema = lineSchema(textLimits.reason, 'a reason')

interface UrgencyDialogProps {
  from: Urgency
  to: Urgency
  onClose: () => void
  /** The reason, trimmed; empty where none was given. */
  onDecided: (reason: string) => void
}

/** Asks why an urgency changes, and, before the one that wakes people, whether it is meant. */
export function UrgencyDialog({ from, to, onClose, onDecided }: UrgencyDialogProps) {
  const [reason, setReason] = useState('')
  const wakes = to === 'mission-critical'
  const parsed = reasonSchema.safeParse(reason)
  const isBlank = reason.trim() === ''
  const problem = isBlank || parsed.success ? undefined : parsed.error.issues[0]?.message
  const canDecide = problem === undefined
  const decide = () => {
    if (canDecide) onDecided(reason.trim())
  }
  return (
    <Dialog
      title={wakes ? 'Raise to mission critical?' : 'Change urgency'}
      isOpen
      onClose={onClose}
      size="small"
      isAlert={wakes}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant={wakes ? 'danger' : 'primary'} isDisabled={!canDecide} onPress={decide}>
            {wakes ? 'Raise to mission critical' : 'Change urgency'}
          </Button>
        </>
      }
    >
      <div className="urgency-dialog">
        <p className="urgency-dialog-change">
          <UrgencyMark urgency={from} size="medium" />
          <ArrowRight size={16} aria-label="to" />
          <UrgencyMark urgency={to} size="medium" />
        </p>
        {wakes && (
          <p>
            This is the level that wakes people, day and night. Raise a ticket to it when something that did
            work has stopped and the site or mail is down altogether.
          </p>
        )}
        {wakes && <WakesNobody />}
        <TextField
          label="Reason"
          description="Stands in the ticket for your colleagues."
          errorMessage={problem}
          value={reason}
          onChange={setReason}
          onKeyDown={(event) => {
            // Enter is easily pressed twice: without a word of reason it wakes nobody.
            if (event.key === 'Enter' && !(wakes && isBlank)) decide()
            else event.continuePropagation()
          }}
          autoFocus
        />
      </div>
    </Dialog>
  )
}
