import { useEffect } from 'react'
import type { TicketView as Ticket } from '../../../shared/ipc/views.ts'
import type { PageId, StaffId, TicketId } from '../../../shared/protocol/common.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { i18n } from '../../texts/i18n.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useLate } from '../../ui/use-late.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useCanned } from './canned-store.ts'
import { useComposerLook } from './composer-look-store.ts'
import { Composer } from './composer.tsx'
import { ComposerNotes } from './composer-notes.tsx'
import { ConversationPane } from './conversation-pane.tsx'
import { useDrafts } from './draft-store.ts'
import { FlagList } from './flag-list.tsx'
import { HistoryPane } from './history-pane.tsx'
import { useHistory } from './history-store.ts'
import { JoinedList } from './joined-list.tsx'
import { OpenJoinedContext } from './joined-mark.tsx'
import { LinkList } from './link-list.tsx'
import { MergedBanner } from './merged-banner.tsx'
import { MissingTicket } from './missing-ticket.tsx'
import { TicketControls } from './ticket-controls.tsx'
import { TicketHeader } from './ticket-header.tsx'
import { TicketPages } from './ticket-pages.tsx'
import { TicketStanding } from './ticket-standing.tsx'
import { useTicket, type TicketState } from './ticket-store.ts'
import { useComposerShown } from './use-composer-shown.ts'
import { useKnownHistory } from './use-known-history.ts'
import { useUndoAfterLeaving } from './use-undo-after-leaving.ts'
import './ticket-view.css'

export interface TicketViewProps {
  /** Who looks: “Me” among the assignees. */
  personId: StaffId
  ticketId: TicketId
  onClose: () => void
  onOpenTicket: (ticketId: TicketId) => void
  onOpenPage: (pageId: PageId) => void
  /** A ticket that was taken back before it left is edited where tickets are filed. */
  onEditTicket: () => void
}

/** One ticket: what it is, what was said, and what to do next. */
export function TicketView(props: TicketViewProps) {
  const { ticketId, onClose, onOpenTicket } = props
  const state = useTicket((store) => store.state)
  const { opened, ticketPicked } = useTicket.getState()
  useEffect(() => opened(), [opened])
  useEffect(() => useDrafts.getState().opened(), [])
  useEffect(() => useComposerLook.getState().opened(), [])
  useEffect(() => useCanned.getState().opened(), [])
  useUndoAfterLeaving(ticketId, onOpenTicket)
  useEffect(() => ticketPicked(ticketId), [ticketPicked, ticketId])
  // Each ticket opens with its conversation.
  useEffect(() => () => useHistory.getState().closed(), [ticketId])
  useCommands({ 'ticket.close': onClose })
  return (
    <section className="ticket" aria-label={i18n.t('Ticket')}>
      <TicketContent {...props} state={state} />
    </section>
  )
}

function TicketContent({ state, ...props }: TicketViewProps & { state: TicketState }) {
  const { ticketId, onClose } = props
  const draft = useDrafts(({ drafts }) => drafts.get(ticketId))
  const retried = useTicket((store) => store.retried)
  switch (state.kind) {
    case 'reading':
      return <Skeleton lines={9} label={i18n.t('Loading the ticket')} />
    case 'failed':
      return (
        <div className="ticket-failure">
          <ErrorNote failure={state.failure} onRetry={retried} />
        </div>
      )
    case 'missing':
      return <MissingTicket draftText={draft?.text ?? ''} onClose={onClose} />
    case 'shown':
      return <Shown {...props} view={state.view} />
  }
}

function Shown({ ticketId, view, ...props }: TicketViewProps & { view: Ticket }) {
  const { personId, onClose, onOpenTicket, onOpenPage, onEditTicket } = props
  const actFailure = useTicket((store) => store.actFailure)
  const isTyping = useDrafts(({ drafts }) => (drafts.get(view.ticket.id)?.text ?? '').trim() !== '')
  const isBefore = view.ticket.id !== ticketId
  const isLate = useLate(isBefore)
  const showsHistory = useHistory((store) => store.ticketId === view.ticket.id)
  const isComposed = useComposerShown(ticketId, isBefore ? null : view.ticket.mergedInto !== null)
  useKnownHistory(view.ticket)
  return (
    <>
      {isLate ? (
        <div className="ticket-late">
          <Skeleton lines={9} label={i18n.t('Loading the ticket')} />
        </div>
      ) : (
        <>
          <div className="ticket-head">
            <TicketHeader view={view} isCurrent={!isBefore} onClose={onClose} onOpenTicket={onOpenTicket} />
            {/* A list that opens for the ticket before would close under the hand that picks from it. */}
            <div key={view.ticket.id} inert={isBefore}>
              <MergedBanner view={view} isCurrent={!isBefore} onOpenTicket={onOpenTicket} />
              <TicketStanding view={view} isCurrent={!isBefore} onOpenTicket={onOpenTicket} />
              <TicketControls view={view} personId={personId} isCurrent={!isBefore} />
              <TicketPages pages={view.pages} onOpenPage={onOpenPage} />
              <JoinedList joined={view.joined} onOpenTicket={onOpenTicket} />
              <LinkList ticketId={view.ticket.id} links={view.links} onOpenTicket={onOpenTicket} />
              <FlagList ticketId={view.ticket.id} flags={view.flags} />
            </div>
          </div>
          {showsHistory ? (
            <HistoryPane view={view} />
          ) : (
            <OpenJoinedContext value={onOpenTicket}>
              <ConversationPane view={view} onEditTicket={onEditTicket} />
            </OpenJoinedContext>
          )}
          {actFailure !== null && (
            <div className="ticket-failure">
              <ErrorNote failure={actFailure} />
            </div>
          )}
          <ComposerNotes
            key={`${view.ticket.id} notes`}
            view={view}
            isTyping={isTyping}
            onOpenTicket={onOpenTicket}
          />
        </>
      )}
      {/* Always of the ticket that was picked: what is typed at once belongs to it, however late it is shown. */}
      {isComposed && <Composer key={ticketId} ticketId={ticketId} isShown={!isBefore} />}
    </>
  )
}
