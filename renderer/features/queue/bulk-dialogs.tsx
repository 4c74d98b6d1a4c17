import { useEffect, useRef, useState } from 'react'
import type { BulkChange } from '../../../shared/ipc/bulk.ts'
import { lineSchema, textLimits, type StaffId } from '../../../shared/protocol/common.ts'
import { newMessageSchema } from '../../../shared/protocol/message.ts'
import { statuses, type Status } from '../../../shared/rules/status.ts'
import { urgencies, urgencyOfRank, urgencyRank } from '../../../shared/rules/urgency.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { statusNames, statusWords, urgencyNames } from '../../ui/rule-names.ts'
import { RadioField } from '../../ui/radio-field.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { UrgencyMark } from '../../ui/urgency-mark.tsx'
import { useBulk } from './bulk-store.ts'
import { useQueue } from './queue-store.ts'

interface BulkDialogsProps {
  count: number
  personId: StaffId
  onAct: (change: BulkChange) => void
}

/** What is asked before many tickets are changed: to whom, to what, which words. */
export function BulkDialogs(props: BulkDialogsProps) {
  const question = useBulk((state) => state.question)
  switch (question) {
    case 'assign':
      return <AssignDialog {...props} />
    case 'urgency':
      return <UrgencyDialog {...props} />
    case 'note':
      return <NoteDialog {...props} />
    case 'status':
      return <StatusDialog {...props} />
    default:
      return null
  }
}

function Failed() {
  const failure = useBulk((state) => state.failure)
  return failure !== null && <ErrorNote failure={failure} />
}

function AssignDialog({ count, personId, onAct }: BulkDialogsProps) {
  const staff = useQueue((state) => state.staff)
  const [text, setText] = useState('')
  const { answered } = useBulk.getState()
  const others = staff.filter(({ id, revoked }) => id !== personId && !revoked)
  const people: { id: string; name: string; staffId: StaffId | null }[] = [
    { id: personId, name: i18n.t('Me'), staffId: personId },
    { id: 'nobody', name: i18n.t('Nobody'), staffId: null },
    ...others.map(({ id, name }) => ({ id, name, staffId: id })),
  ]
  const fitting = people.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <Dialog
      title={i18n.t('Assign {count, plural, one {# ticket} other {# tickets}}', { count })}
      isOpen
      onClose={answered}
      size="small"
    >
      <Failed />
      <div className="bulk-quick">
        <Button onPress={() => onAct({ kind: 'assign', assigneeId: personId })}>{i18n.t('To me')}</Button>
        <Button onPress={() => onAct({ kind: 'assign', assigneeId: null })}>{i18n.t('To nobody')}</Button>
      </div>
      <ComboField
        label={i18n.t('Or to')}
        items={fitting}
        text={text}
        onTextChange={setText}
        onSelect={(id) => {
          const picked = people.find((person) => person.id === id)
          if (picked !== undefined) onAct({ kind: 'assign', assigneeId: picked.staffId })
        }}
        placeholder={i18n.t('Type a name: me, nobody, a colleague')}
        nothingFits={i18n.t('Nobody here is called so')}
        autoFocus
      />
    </Dialog>
  )
}

function StatusDialog({ count, onAct }: BulkDialogsProps) {
  const [status, setStatus] = useState<Status>('open')
  const { answered } = useBulk.getState()
  return (
    <Dialog
      title={i18n.t('Status of {count, plural, one {# ticket} other {# tickets}}', { count })}
      isOpen
      onClose={answered}
      size="small"
      footer={
        <Button variant="primary" onPress={() => onAct({ kind: 'status', status })}>
          {i18n.t('Set to {status}', { status: statusWords[status] })}
        </Button>
      }
    >
      <Failed />
      <RadioField
        label={i18n.t('Status')}
        isLabelHidden
        options={statuses.map((id) => ({ id, name: statusNames[id], mark: <StatusMark status={id} /> }))}
        selected={status}
        onSelect={setStatus}
      />
      <p className="bulk-hint">
        {i18n.t('Mission-critical tickets that are settled stay so: opened again, they would wake people.')}
      </p>
    </Dialog>
  )
}

const calmUrgencies = urgencies.filter((urgency) => urgency !== 'mission-critical')
type CalmUrgency = (typeof calmUrgencies)[number]
const reasonSchema = lineSchema(textLimits.reason, 'a reason')

function UrgencyDialog({ count, onAct }: BulkDialogsProps) {
  const [urgency, setUrgency] = useState<CalmUrgency | null>(null)
  const [reason, setReason] = useState('')
  const { answered } = useBulk.getState()
  const levels = useRef<HTMLDivElement>(null)
  // The digit that follows the key of the dialog is pressed at once.
  useEffect(() => levels.current?.querySelector('input')?.focus(), [])
  const parsed = reasonSchema.safeParse(reason)
  const isBlank = reason.trim() === ''
  const problem = isBlank || parsed.success ? undefined : parsed.error.issues[0]?.message
  const act = (to: CalmUrgency | null) => {
    if (to === null || problem !== undefined) return
    onAct({ kind: 'urgency', urgency: to, ...(isBlank ? {} : { reason: reason.trim() }) })
  }
  return (
    <Dialog
      title={i18n.t('Urgency of {count, plural, one {# ticket} other {# tickets}}', { count })}
      isOpen
      onClose={answered}
      footer={
        <Button
          variant="primary"
          isDisabled={urgency === null || problem !== undefined}
          onPress={() => act(urgency)}
        >
          {i18n.t('Change urgency')}
        </Button>
      }
    >
      <Failed />
      <div
        ref={levels}
        className="bulk-levels"
        role="presentation"
        onKeyDownCapture={(event) => {
          if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') return
          const picked = calmUrgencies.find((each) => each === urgencyOfRank(Number(event.key)))
          if (picked !== undefined) setUrgency(picked)
          else if (event.key === 'Enter') act(urgency)
          else return
          event.preventDefault()
        }}
      >
        <RadioField
          label={i18n.t('Urgency')}
          isLabelHidden
          options={calmUrgencies.toReversed().map((id) => ({
            id,
            name: urgencyNames[id],
            mark: <UrgencyMark urgency={id} size="medium" />,
            shortcut: String(urgencyRank(id)),
          }))}
          selected={urgency}
          onSelect={setUrgency}
        />
      </div>
      <ReasonField
        canned={[]}
        description={i18n.t('Stands in each ticket, and on the receipt of customers who asked for more.')}
        errorMessage={problem}
        value={reason}
        onChange={setReason}
        onEnter={() => {
          act(urgency)
          return urgency !== null
        }}
      />
      <p className="bulk-hint">
        {i18n.t(
          'Nothing is raised to mission critical together, and what is mission critical is lowered in its ticket.',
        )}
      </p>
    </Dialog>
  )
}

function NoteDialog({ count, onAct }: BulkDialogsProps) {
  const note = useBulk((state) => state.note)
  const { answered, noteTyped } = useBulk.getState()
  const parsed = newMessageSchema.shape.body.safeParse(note)
  const isBlank = note.trim() === ''
  const problem = isBlank || parsed.success ? undefined : parsed.error.issues[0]?.message
  const act = () => {
    if (parsed.success) onAct({ kind: 'note', body: parsed.data })
  }
  return (
    <Dialog
      title={i18n.t('Note on {count, plural, one {# ticket} other {# tickets}}', { count })}
      isOpen
      onClose={answered}
      footer={
        <Button variant="primary" isDisabled={!parsed.success} onPress={act}>
          {i18n.t('Add note to {count, plural, one {# ticket} other {# tickets}}', { count })}
        </Button>
      }
    >
      <Failed />
      <div className="bulk-note">
        <TextField
          label={i18n.t('Note for the staff')}
          description={i18n.t('Customers never see it. What you type is kept until you add it.')}
          multiline
          rows={5}
          errorMessage={problem}
          value={note}
          onChange={noteTyped}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) act()
            else event.continuePropagation()
          }}
          autoFocus
        />
      </div>
    </Dialog>
  )
}
