import type { FormEvent } from 'react'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { RecordTickets } from '../../ui/record-tickets.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { BlockMeaning } from './block-meaning.tsx'
import { useBlock } from './block-store.ts'
import { reasonDescription } from './change-words.ts'
import { EndField } from './end-field.tsx'
import { EvidenceField } from './evidence-field.tsx'
import { previewWords } from './preview-words.ts'
import './blocklist.css'

/** They go into the audit, and to the customer, as they stand here: in English, whatever the console speaks. */
const canned = [
  'Repeated false alarms',
  'Monitoring that reports by itself',
  'Requests filed as mission critical',
  'Goes on after being asked to stop',
] as const

interface BlockDialogProps {
  onOpenTicket: (ticketId: TicketId) => void
}

/** Puts a group on the blocklist: what it means, why, until when, and what it would have meant so far. */
export function BlockDialog({ onOpenTicket }: BlockDialogProps) {
  const { isOpen, ground, failure, blocked, retried, cancelled } = useBlock()
  const name = ground?.record.groupName ?? i18n.t('the group')
  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    if (await blocked())
      announce(i18n.t('{name} is blocked here. The list says when the desk has it.', { name }))
  }
  return (
    <Dialog
      title={ground === null ? i18n.t('Block this group?') : i18n.t('Block {name}?', { name })}
      isOpen={isOpen}
      onClose={cancelled}
      footer={
        <>
          <Button onPress={cancelled}>{i18n.t('Cancel')}</Button>
          <Button variant="danger" type="submit" form="block-group" isDisabled={ground === null}>
            {i18n.t('Block group')}
          </Button>
        </>
      }
    >
      {failure !== null && <ErrorNote failure={failure} onRetry={retried} />}
      {ground === null && failure === null && (
        <Skeleton lines={8} label={i18n.t('Reading the group’s record')} />
      )}
      <form
        id="block-group"
        className="block-form"
        aria-label={i18n.t('Block the group')}
        noValidate
        onSubmit={(event) => void submitted(event)}
      >
        {ground !== null && <Fields onOpenTicket={onOpenTicket} />}
      </form>
    </Dialog>
  )
}

function Fields({ onOpenTicket }: BlockDialogProps) {
  const store = useBlock()
  const { ground, refused, left } = store
  if (ground === null) return null
  const { preview, record } = ground
  const openTicket = (ticketId: TicketId) => {
    left()
    onOpenTicket(ticketId)
  }
  return (
    <>
      <BlockMeaning ground={ground} />
      <ReasonField
        value={store.reason}
        description={reasonDescription}
        isRequired
        onChange={store.reasonTyped}
        canned={canned}
        errorMessage={store.reasonMessage}
        autoFocus
      />
      <EndField
        label={i18n.t('Ends after')}
        choice={store.end}
        onChoose={store.endChosen}
        days={[7, 30, 90]}
        isOpenOffered
        errorMessage={store.endMessage}
      />
      <section className="block-preview" aria-label={i18n.t('What a block would have meant')}>
        <p>{previewWords(preview)}</p>
        {preview.withheld.length > 0 && (
          <details className="block-entry-more">
            <summary>{i18n.t('Show these pages')}</summary>
            <RecordTickets
              tickets={preview.withheld}
              label={i18n.t('Withheld pages')}
              onOpenTicket={openTicket}
            />
          </details>
        )}
      </section>
      <EvidenceField
        tickets={record.missionCritical}
        chosen={store.evidence}
        onToggle={store.evidenceToggled}
      />
      {refused !== null && <ErrorNote failure={refused} />}
    </>
  )
}
