import { useState } from 'react'
import { lineSchema, textLimits } from '../../../shared/protocol/common.ts'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { isActive } from '../../../shared/rules/status.ts'
import type { Urgency } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { statusWords } from '../../ui/rule-names.ts'
import { ReasonField } from '../../ui/reason-field.tsx'
import { WhomItWakes } from '../../ui/whom-it-wakes.tsx'
import { urgencyReasons } from './canned-reasons.ts'
import { DowngradeNotice } from './downgrade-notice.tsx'
import { isToldToCustomer } from './is-told-to-customer.ts'
import { UrgencyPicker } from './urgency-picker.tsx'
import './urgency-dialog.css'

const reasonSchema = lineSchema(textLimits.reason, 'a reason')

interface UrgencyDialogProps {
  ticket: Pick<TicketView['ticket'], 'id' | 'status' | 'urgency'>
  /** What was picked already; null where that is asked here as well. */
  to: Urgency | null
  onClose: () => void
  /** The reason, trimmed; empty where none was given. */
  onDecided: (to: Urgency, reason: string) => void
}

/** Asks to what and why an urgency changes, and, before the one that wakes people, whether it is meant. */
export function UrgencyDialog({ ticket, to: picked, onClose, onDecided }: UrgencyDialogProps) {
  const { effective: from, requested } = ticket.urgency
  const [to, setTo] = useState(picked ?? from)
  const [reason, setReason] = useState('')
  const wakes = to === 'mission-critical' && to !== from
  const isTold = to !== from && isToldToCustomer(requested, to)
  const parsed = reasonSchema.safeParse(reason)
  const isBlank = reason.trim() === ''
  const problem = isBlank || parsed.success ? undefined : parsed.error.issues[0]?.message
  const canDecide = problem === undefined && to !== from
  const decide = () => {
    if (canDecide) onDecided(to, reason.trim())
  }
  return (
    <Dialog
      title={wakes ? i18n.t('Raise to mission critical?') : i18n.t('Change urgency')}
      isOpen
      onClose={onClose}
      isAlert={wakes}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {i18n.t('Cancel')}
          </Button>
          <Button variant={wakes ? 'danger' : 'primary'} isDisabled={!canDecide} onPress={decide}>
            {wakes ? i18n.t('Raise to mission critical') : i18n.t('Change urgency')}
          </Button>
        </>
      }
    >
      <UrgencyPicker from={from} to={to} isFirst={picked === null} onPick={setTo} onEnter={decide}>
        {wakes && (
          <p>
            {i18n.t(
              'This is the level that wakes everybody on duty, day and night. Raise a ticket to it when something that did work has stopped and the site or mail is down altogether.',
            )}
          </p>
        )}
        {wakes && !isActive(ticket.status) && (
          <p>
            {i18n.t('This ticket is {status}: nobody is woken unless it is opened again.', {
              status: statusWords[ticket.status],
            })}
          </p>
        )}
        {wakes && isActive(ticket.status) && (
          <WhomItWakes about={{ kind: 'ticket', ticketId: ticket.id, groupId: null }} />
        )}
        <ReasonField
          canned={urgencyReasons(from, to)}
          description={
            isTold
              ? i18n.t('Stands in the ticket, and on the customer’s receipt.')
              : i18n.t('Stands in the ticket for your colleagues.')
          }
          errorMessage={problem}
          value={reason}
          onChange={setReason}
          onEnter={() => {
            // Enter is easily pressed twice: without a word of reason it wakes nobody.
            if (wakes && isBlank) return false
            decide()
            return true
          }}
          autoFocus={picked !== null}
        />
        {isTold && <DowngradeNotice requested={requested} to={to} reason={reason.trim()} />}
      </UrgencyPicker>
    </Dialog>
  )
}
