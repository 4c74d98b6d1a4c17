import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { isPressOf } from '../../commands/is-press-of.ts'
import { i18n } from '../../texts/i18n.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { useDeskNow } from '../../ui/desk-now.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { numberOf } from './number-of.ts'
import { useNewTicket } from './new-ticket-store.ts'
import { RequesterFields } from './requester-fields.tsx'
import { RequesterFinder } from './requester-finder.tsx'
import { SimilarTickets } from './similar-tickets.tsx'
import { fieldOrder, firstEmpty, isUntouched, type DraftField, type TicketDraft } from './ticket-draft.ts'
import { TroubleFields } from './trouble-fields.tsx'
import './new-ticket.css'

export interface NewTicketViewProps {
  isOpen: boolean
  onClose: () => void
  onOpenTicket: (ticketId: TicketId) => void
}

/** Files a ticket while the caller talks. What is typed stays until it is filed or discarded. */
export function NewTicketView({ isOpen, onClose, onOpenTicket }: NewTicketViewProps) {
  const { draft, filing, discarded, filed } = useNewTicket()
  const { isAway } = useDeskNow()
  const form = useRef<HTMLFormElement>(null)
  const isEmpty = isUntouched(draft)

  const close = () => {
    if (!isEmpty) announce(i18n.t('Your draft is kept. “New ticket” goes on with it.'))
    onClose()
  }
  const open = (ticketId: TicketId) => {
    onClose()
    onOpenTicket(ticketId)
  }
  const file = async () => {
    const ticketId = await filed()
    if (ticketId === null) return focusFirstWrong(form.current)
    open(ticketId)
    announce(filedWords(isAway ? null : await numberOf(ticketId)))
  }

  return (
    <Dialog
      title={i18n.t('New ticket')}
      isOpen={isOpen}
      size="large"
      onClose={close}
      footer={
        <>
          <p className="new-ticket-words">
            {isAway
              ? i18n.t('Offline: the ticket is kept here. Its number follows with the connection.')
              : i18n.t('Kept here at once, and sent to the desk.')}
          </p>
          {!isEmpty && (
            <Button
              variant="quiet"
              onPress={() => {
                discarded()
                onClose()
                announce(i18n.t('The draft is discarded.'), {
                  action: { name: i18n.t('Undo'), onPress: () => broughtBack(draft) },
                })
              }}
            >
              {i18n.t('Discard draft')}
            </Button>
          )}
          <Button variant="primary" onPress={() => void file()} isDisabled={filing} command="form.send">
            {filing ? i18n.t('Filing…') : i18n.t('File ticket')}
          </Button>
        </>
      }
    >
      <NewTicketForm form={form} onFile={() => void file()} onOpenTicket={open} />
    </Dialog>
  )
}

interface NewTicketFormProps {
  form: RefObject<HTMLFormElement | null>
  onFile: () => void
  onOpenTicket: (ticketId: TicketId) => void
}

function NewTicketForm({ form, onFile, onOpenTicket }: NewTicketFormProps) {
  const { failure, similar, opened } = useNewTicket()
  useEffect(() => opened(), [opened])

  /* Before the field sees them: to a radio button, Enter with Ctrl is still a press. */
  const keyPressed = (event: KeyboardEvent) => {
    const newest = similar[0]
    if (isPressOf(event.nativeEvent, 'form.send')) onFile()
    else if (isPressOf(event.nativeEvent, 'form.newest') && newest !== undefined) onOpenTicket(newest.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <form
      ref={form}
      className="new-ticket"
      noValidate
      aria-label={i18n.t('New ticket')}
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={keyPressed}
    >
      <div className="new-ticket-fields">
        {failure !== null && <ErrorNote failure={failure} />}
        <RequesterFinder onFound={() => focusFirstEmpty(form.current)} />
        <RequesterFields />
        <TroubleFields />
      </div>
      <SimilarTickets onOpenTicket={onOpenTicket} />
    </form>
  )
}

function broughtBack(draft: TicketDraft): void {
  const isBack = useNewTicket.getState().restored(draft)
  announce(
    isBack
      ? i18n.t('The draft is back. “New ticket” goes on with it.')
      : i18n.t('Another ticket was begun since: its text stays, and the draft before is gone.'),
  )
}

/** A number that takes its time, as without a connection, is not waited for. */
function filedWords(number: number | null): string {
  return number === null
    ? i18n.t('Filed here. The number follows with the connection.')
    : i18n.t('Filed as #{number}.', { number })
}

/** A refused try leads to the first field to be mended. */
function focusFirstWrong(form: HTMLFormElement | null) {
  const { messages } = useNewTicket.getState()
  focusField(form, fieldOrder.find((field) => messages[field] !== undefined) ?? null)
}

/** Once the caller is known, the keyboard goes on where something is still to be said. */
function focusFirstEmpty(form: HTMLFormElement | null) {
  focusField(form, firstEmpty(useNewTicket.getState().draft))
}

function focusField(form: HTMLFormElement | null, field: DraftField | null) {
  if (field === null) return
  form?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea)`)?.focus()
}
