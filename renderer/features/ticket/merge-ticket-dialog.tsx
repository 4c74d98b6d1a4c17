import { useEffect } from 'react'
import { ArrowLeft, GitMerge } from 'lucide-react'
import type { QueueRow, TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PickList, type PickItem } from '../../ui/pick-list.tsx'
import { ticketHint } from '../../ui/ticket-standing-words.ts'
import { useDrafts } from './draft-store.ts'
import { MergePreview } from './merge-preview.tsx'
import { useMergeTicket } from './merge-ticket-store.ts'
import { refusalOfMerge } from './merge-words.ts'
import { useTicketFinder } from './ticket-finder-store.ts'
import { ticketTitle } from './ticket-name.ts'
import { useTicket } from './ticket-store.ts'
import './merge-ticket.css'

interface MergeTicketDialogProps {
  view: TicketView
  onClose: () => void
  /** Opens the one that is left: the work goes on there. */
  onOpenTicket: (ticketId: TicketId) => void
}

/** Into which ticket: a number, Enter; then both side by side with what comes of it, and Enter once more. */
export function MergeTicketDialog({ view, onClose, onOpenTicket }: MergeTicketDialogProps) {
  const other = useMergeTicket((store) => store.other)
  const { opened, leftOther } = useMergeTicket.getState()
  const hasDraft = useDrafts(({ drafts }) => (drafts.get(view.ticket.id)?.text ?? '').trim() !== '')
  const { id: ticketId, requester } = view.ticket
  const { email, phone } = requester
  const groupName = view.group?.name ?? view.ticket.groupName
  useEffect(() => opened(ticketId, { groupName, email, phone }), [opened, ticketId, groupName, email, phone])
  if (other === null)
    return (
      <Dialog
        title={i18n.t('Merge into another ticket')}
        isOpen
        size="medium"
        onClose={onClose}
        closesOnPressOutside
      >
        <MergeChoice view={view} />
      </Dialog>
    )
  const refusal = refusalOfMerge(view, other)
  const { id } = other.ticket
  const left = () => {
    onClose()
    onOpenTicket(id)
  }
  const merged = () => {
    useTicket.getState().merged(view.ticket.id, other.ticket)
    left()
  }
  const names = { one: ticketName(view.ticket), other: ticketName(other.ticket) }
  return (
    <Dialog
      title={i18n.t('Merge {one} into {other}', names)}
      isOpen
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button icon={ArrowLeft} onPress={leftOther} autoFocus={refusal !== null}>
            {i18n.t('Another ticket')}
          </Button>
          {refusal === null && (
            <Button variant="primary" icon={GitMerge} onPress={merged} autoFocus>
              {i18n.t('Merge into {other}', names)}
            </Button>
          )}
        </>
      }
    >
      <MergePreview view={view} other={other} refusal={refusal} hasDraft={hasDraft} onOpen={left} />
    </Dialog>
  )
}

function MergeChoice({ view }: { view: TicketView }) {
  const { text, found } = useTicketFinder()
  const { suggested } = useMergeTicket()
  const { opened, textTyped } = useTicketFinder.getState()
  useEffect(() => opened(), [opened])
  const isTyped = text.trim() !== ''
  const items = (rows: readonly QueueRow[]) => rows.filter(({ id }) => id !== view.ticket.id).map(itemOf)
  const sections = isTyped
    ? [{ id: 'found', title: null, items: items(found) }]
    : [
        {
          id: 'requester',
          title: i18n.t('Open, of the same requester'),
          items: items(suggested.sameRequester),
        },
        { id: 'group', title: i18n.t('Open, of the same group'), items: items(suggested.sameGroup) },
      ]
  return (
    <PickList
      label={i18n.t('The ticket to merge into')}
      placeholder={i18n.t('Number, link or words of the other ticket')}
      text={text}
      onTextChange={textTyped}
      sections={sections}
      onPick={({ id }) => useMergeTicket.getState().otherPicked(id)}
      nothingFits={
        isTyped
          ? i18n.t('No ticket like that is here')
          : i18n.t('No other open ticket of this requester or group: type what you know of it')
      }
    />
  )
}

function itemOf(row: QueueRow): PickItem & { id: TicketId } {
  return { id: row.id, name: ticketTitle(row), hint: ticketHint(row, row.requesterName) }
}
