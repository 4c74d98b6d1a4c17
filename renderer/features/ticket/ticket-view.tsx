import { useEffect } from 'react'
import { SearchX } from 'lucide-react'
import type { TicketView as Ticket } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useShortcuts } from '../../ui/keyboard.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Composer } from './composer.tsx'
import { ConversationPane } from './conversation-pane.tsx'
import { useDrafts } from './draft-store.ts'
import { TicketControls } from './ticket-controls.tsx'
import { TicketHeader } from './ticket-header.tsx'
import { useTicket, type TicketState } from './ticket-store.ts'
import './ticket-view.css'

export interface TicketViewProps {
  ticketId: TicketId
  onClose: () => void
}

/** One ticket: what it is, what was said, and what to do next. */
export function TicketView({ ticketId, onClose }: TicketViewProps) {
  const state = useTicket((store) => store.state)
  const { opened, ticketPicked } = useTicket.getState()
  useEffect(() => opened(), [opened])
  useEffect(() => void useDrafts.getState().opened(), [])
  useEffect(() => ticketPicked(ticketId), [ticketPicked, ticketId])
  useShortcuts({ Escape: onClose })
  return (
    <section className="ticket" aria-label="Ticket">
      <TicketContent state={state} onClose={onClose} />
    </section>
  )
}

function TicketContent({ state, onClose }: { state: TicketState; onClose: () => void }) {
  const retried = useTicket((store) => store.retried)
  switch (state.kind) {
    case 'reading':
      return <Skeleton lines={9} label="Loading the ticket" />
    case 'failed':
      return (
        <div className="ticket-failure">
          <ErrorNote failure={state.failure} onRetry={retried} />
        </div>
      )
    case 'missing':
      return (
        <EmptyState
          icon={SearchX}
          title="This ticket is gone"
          action={<Button onPress={onClose}>Close</Button>}
        >
          It was removed on the service, or discarded here before it was sent.
        </EmptyState>
      )
    case 'shown':
      return <Shown view={state.view} onClose={onClose} />
  }
}

function Shown({ view, onClose }: { view: Ticket; onClose: () => void }) {
  const actFailure = useTicket((store) => store.actFailure)
  return (
    <>
      <div className="ticket-head">
        <TicketHeader view={view} onClose={onClose} />
        <TicketControls key={view.ticket.id} view={view} />
      </div>
      <ConversationPane view={view} />
      {actFailure !== null && (
        <div className="ticket-failure">
          <ErrorNote failure={actFailure} />
        </div>
      )}
      <Composer key={view.ticket.id} ticketId={view.ticket.id} />
    </>
  )
}
