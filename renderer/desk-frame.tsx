import { FlaskConical } from 'lucide-react'
import type { Failure } from '../shared/ipc/result.ts'
import type { Person } from '../shared/ipc/views.ts'
import { assertNever } from '../shared/rules/assert-never.ts'
import { CheatSheet } from './cheat-sheet.tsx'
import { GroupsView } from './features/groups/groups-view.tsx'
import { NewTicketView } from './features/new-ticket/new-ticket-view.tsx'
import { OutboxPanel } from './features/outbox/outbox-panel.tsx'
import { PeopleView } from './features/people/people-view.tsx'
import { useQueue } from './features/queue/queue-store.ts'
import { QueueView } from './features/queue/queue-view.tsx'
import { SettingsView } from './features/settings/settings-view.tsx'
import { TicketView } from './features/ticket/ticket-view.tsx'
import { useFrame } from './frame-store.ts'
import { MissingPhone } from './missing-phone.tsx'
import { TopBar } from './top-bar.tsx'
import { ErrorNote } from './ui/error-note.tsx'
import { useShortcuts } from './ui/keyboard.ts'
import { SplitView } from './ui/split-view.tsx'

/** Everything a signed-in person sees: the bar above, one section below, and the dialogs over it. */
export function DeskFrame({ person, notice }: { person: Person; notice: Failure | undefined }) {
  const stopped = useFrame((state) => state.stopped)
  const isNewTicketOpen = useFrame((state) => state.isNewTicketOpen)
  const isCheatSheetOpen = useFrame((state) => state.isCheatSheetOpen)
  const { newTicketAsked, newTicketClosed, ticketOpened, cheatSheetToggled } = useFrame.getState()
  useShortcuts({ c: newTicketAsked, '?': cheatSheetToggled })
  return (
    <div className="desk">
      {person.sample && <SampleBanner />}
      {person.role === 'admin' && <MissingPhone />}
      {stopped && <Notice failure={stopped} />}
      {notice && <Notice failure={notice} />}
      <TopBar person={person} />
      <main className="desk-section">
        <SectionContent person={person} />
      </main>
      <NewTicketView isOpen={isNewTicketOpen} onClose={newTicketClosed} onOpenTicket={ticketOpened} />
      <CheatSheet isOpen={isCheatSheetOpen} onClose={cheatSheetToggled} />
    </div>
  )
}

function Notice({ failure }: { failure: Failure }) {
  return (
    <div className="desk-notice">
      <ErrorNote failure={failure} />
    </div>
  )
}

function SampleBanner() {
  return (
    <aside className="sample-banner" aria-label="Sample desk">
      <FlaskConical size={14} aria-hidden />
      <strong>Sample desk: wakes nobody.</strong>
      <span>Everything in it is made up.</span>
    </aside>
  )
}

function SectionContent({ person }: { person: Person }) {
  const section = useFrame((state) => state.section)
  const { sectionPicked } = useFrame.getState()
  switch (section) {
    case 'queue':
      return <QueueSection person={person} />
    case 'groups':
      return (
        <GroupsView
          onShowGroupTickets={(groupId) => {
            useQueue.getState().viewChanged((view) => ({ ...view, groupId }))
            sectionPicked('queue')
          }}
        />
      )
    case 'outbox':
      return <OutboxPanel />
    case 'people':
      return <PeopleView />
    case 'settings':
      return <SettingsView />
    default:
      return assertNever(section)
  }
}

function QueueSection({ person }: { person: Person }) {
  const openTicketId = useFrame((state) => state.openTicketId)
  const queueShare = useFrame((state) => state.queueShare)
  const { ticketOpened, ticketClosed, newTicketAsked, queueShareChanged } = useFrame.getState()
  return (
    <SplitView
      share={queueShare}
      onShareChange={queueShareChanged}
      label="Width of the queue"
      first={
        <QueueView
          personId={person.id}
          openTicketId={openTicketId}
          onOpenTicket={ticketOpened}
          onNewTicket={newTicketAsked}
        />
      }
      second={openTicketId === null ? null : <TicketView ticketId={openTicketId} onClose={ticketClosed} />}
    />
  )
}
