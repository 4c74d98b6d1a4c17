import { Suspense, useEffect, useMemo, type ReactNode } from 'react'
import type { Failure } from '../shared/ipc/result.ts'
import type { QueueView } from '../shared/ipc/queue-view.ts'
import type { TicketId } from '../shared/protocol/common.ts'
import type { Person } from '../shared/ipc/views.ts'
import { assertNever } from '../shared/rules/assert-never.ts'
import { NoNetworkCard } from './features/alarms/no-network-card.tsx'
import { PagingAlarms } from './features/alarms/paging-alarms.tsx'
import { AlarmBanner } from './features/blocklist/alarm-banner.tsx'
import { useBlocklistStatus } from './features/blocklist/status-store.ts'
import { useConnection } from './features/connection/connection-store.ts'
import { useGroups } from './features/groups/groups-store.ts'
import { useHelp } from './features/help/help-store.ts'
import { followNotices } from './features/notices/follow-notices.ts'
import { useNotices } from './features/notices/notices-store.ts'
import { useAttention } from './features/notices/use-attention.ts'
import { usePagesStatus } from './features/pages/status-store.ts'
import { useBulk } from './features/queue/bulk-store.ts'
import { useQueue } from './features/queue/queue-store.ts'
import { useDrafts } from './features/ticket/draft-store.ts'
import { takeBack } from './features/ticket/take-back.ts'
import { useViewCommands } from './features/views/use-view-commands.ts'
import { followForecast } from './follow-forecast.ts'
import { followLinks } from './follow-links.ts'
import { useFrame } from './frame-store.ts'
import { KeyHint } from './key-hint.tsx'
import { MissingPhone } from './missing-phone.tsx'
import { numberOpened } from './number-opened.ts'
import { pageOpened } from './page-opened.ts'
import { useProvider } from './provider-store.ts'
import {
  BlocklistSection, DeskDialogs, FiguresView, GroupsSection, OnCallSection, OutboxPanel, PagesSection, PeopleView, SettingsView,
  useRest,
} from './rest.tsx' // prettier-ignore
import { QueueSection } from './queue-section.tsx'
import { SampleBanner } from './sample-banner.tsx'
import { i18n } from './texts/i18n.ts'
import { TopBar } from './top-bar.tsx'
import { Button } from './ui/button.tsx'
import { DeskNowContext, type DeskNow } from './ui/desk-now.ts'
import { ErrorNote } from './ui/error-note.tsx'
import { LineNowContext, PauseSyncContext } from './ui/line-now.ts'
import { WakeForecastContext } from './ui/wake-forecast.ts'
import { OpenNumberContext } from './ui/ticket-words.tsx'
import { onUndoWanted } from './ui/undo-wish.ts'
import { UndoDialog } from './undo-dialog.tsx'
import { useUndo, type UndoPlaces } from './undo-store.ts'
import { useDeskCommands } from './use-desk-commands.ts'

/** Everything a signed-in person sees: the bar above, one section below, and the dialogs over it. */
export function DeskFrame({ person, notice }: { person: Person; notice: Failure | undefined }) {
  const stopped = useFrame((state) => state.stopped)
  const isDialogAsked = useFrame(
    ({ isNewTicketOpen, isCheatSheetOpen, isPaletteOpen }) =>
      isNewTicketOpen || isCheatSheetOpen || isPaletteOpen,
  )
  const isHelpAsked = useHelp((state) => state.isOpen)
  const isRestHere = useRest()
  const dismissedNotice = useFrame((state) => state.dismissedNotice)
  const { noticeDismissed, blocklistOpened, ticketOpened } = useFrame.getState()
  const providerOpened = useProvider((state) => state.opened)
  useEffect(() => providerOpened(), [providerOpened])
  const pagesOpened = usePagesStatus((state) => state.opened)
  useEffect(() => pagesOpened(), [pagesOpened])
  const statusOpened = useBlocklistStatus((state) => state.opened)
  useEffect(() => statusOpened(), [statusOpened])
  useEffect(() => followNotices(noticePressed), [])
  useEffect(() => followLinks(), [])
  useAttention(useFrame(({ section, openTicketId }) => (section === 'queue' ? openTicketId : null)))
  const deskNow = useDeskNowOfFrame()
  useDeskCommands(person, undo)
  useViewCommands(person.id, viewOpened)
  useEffect(() => onUndoWanted((actId) => void useUndo.getState().actWantedBack(actId, undoPlaces)), [])
  return (
    <DeskNowContext value={deskNow}>
      <WakeForecastContext value={followForecast}>
        <OpenNumberContext value={openNumber}>
          <LineNow>
            <div className="desk">
              <SkipLink />
              {person.sample && <SampleBanner person={person} />}
              {person.role === 'admin' && <MissingPhone />}
              {stopped && <Notice failure={stopped} />}
              {notice && notice.message !== dismissedNotice && (
                <Notice failure={notice} onDismiss={() => noticeDismissed(notice)} />
              )}
              <PagingAlarms onOpenTicket={ticketOpened} onOpenPage={pageOpened} />
              <CardWithoutNetwork />
              <AlarmBanner onOpenAudit={() => blocklistOpened('audit')} />
              <TopBar person={person} />
              <main className="desk-section" id={contentId} tabIndex={-1}>
                <Suspense>
                  <SectionContent person={person} />
                </Suspense>
              </main>
              <KeyHint />
              <UndoDialog places={undoPlaces} />
              {(isRestHere || isDialogAsked || isHelpAsked) && (
                <Suspense>
                  <DeskDialogs person={person} />
                </Suspense>
              )}
            </div>
          </LineNow>
        </OpenNumberContext>
      </WakeForecastContext>
    </DeskNowContext>
  )
}

/** A component of its own: what a page of a sync changes is drawn again where it is read, and nowhere else. */
function LineNow({ children }: { children: ReactNode }) {
  const view = useConnection((state) => state.view)
  const pauseAsked = useConnection((state) => state.pauseAsked)
  return (
    <PauseSyncContext value={pauseAsked}>
      <LineNowContext value={view}>{children}</LineNowContext>
    </PauseSyncContext>
  )
}

/** Only once the desk is known to be out of reach: a start that still tries shows none. */
function CardWithoutNetwork() {
  const isOffline = useConnection(({ view }) => view?.state.kind === 'offline')
  return isOffline && <NoNetworkCard onOpenTicket={useFrame.getState().ticketOpened} />
}

function useDeskNowOfFrame(): DeskNow {
  const isAway = useFrame((state) => state.isAway)
  const undoSeconds = useFrame((state) => state.undoSeconds)
  const emergencyPhone = useProvider(({ provider }) => provider?.emergencyPhone ?? '')
  return useMemo(
    () => ({ isAway, emergencyPhone, undoMs: undoSeconds * 1000 }),
    [isAway, emergencyPhone, undoSeconds],
  )
}

function viewOpened(view: QueueView): void {
  useFrame.getState().sectionPicked('queue')
  useQueue.getState().viewShown(view)
}

/** What was done last comes back, wherever its author has gone since. */
const undoPlaces: UndoPlaces = {
  takeBack,
  openTicket: (ticketId) => useFrame.getState().ticketOpened(ticketId),
  showBatch: (batchId) => {
    useFrame.getState().sectionPicked('queue')
    void useBulk.getState().batchShown(batchId)
  },
}

function openNumber(ticketNumber: number): void {
  void numberOpened(ticketNumber)
}

function undo(): void {
  void useUndo.getState().undoPressed(undoPlaces)
}

const contentId = 'desk-content'

/** For who comes by the keyboard: past what stands above on every screen. Seen only while it has the focus. */
function SkipLink() {
  return (
    <a
      href={`#${contentId}`}
      className="skip-link"
      onClick={(event) => {
        // The address of the page stays as it is: the shell knows its own screen by it.
        event.preventDefault()
        document.getElementById(contentId)?.focus()
      }}
    >
      {i18n.t('Skip to the content')}
    </a>
  )
}

/** One that tells of several is read in the list. */
function noticePressed(ticketId: TicketId | null): void {
  if (ticketId === null) useNotices.getState().bellTurned(true)
  else useFrame.getState().ticketOpened(ticketId)
}

/** The ticket whose composer holds a text that came back: the keyboard goes on at its end. */
function draftOpened(ticketId: TicketId): void {
  useDrafts.getState().caretWanted(ticketId)
  useFrame.getState().ticketOpened(ticketId)
}

function Notice({ failure, onDismiss }: { failure: Failure; onDismiss?: () => void }) {
  return (
    <div className="desk-notice">
      <ErrorNote failure={failure} />
      {onDismiss && (
        <Button size="small" onPress={onDismiss}>
          {i18n.t('I have read this')}
        </Button>
      )}
    </div>
  )
}

function SectionContent({ person }: { person: Person }) {
  const section = useFrame((state) => state.section)
  const { sectionPicked } = useFrame.getState()
  switch (section) {
    case 'queue':
      return (
        <QueueSection
          person={person}
          onUndoBatch={(batchId) => void useUndo.getState().batchWantedBack(batchId, undoPlaces)}
        />
      )
    case 'pages':
      return <PagesSection />
    case 'groups':
      return <GroupsSection person={person} />
    case 'blocklist':
      return <BlocklistSection person={person} />
    case 'on-call':
      return <OnCallSection person={person} />
    case 'outbox':
      return (
        <OutboxPanel
          onOpenTicket={useFrame.getState().ticketOpened}
          onOpenGroup={(groupId) => {
            useGroups.getState().groupPicked(groupId)
            sectionPicked('groups')
          }}
          onOpenPage={pageOpened}
          onEditMessage={draftOpened}
          onEditTicket={useFrame.getState().newTicketAsked}
          onUndoBatch={(batchId) => void useUndo.getState().batchWantedBack(batchId, undoPlaces)}
        />
      )
    case 'figures':
      return <FiguresView />
    case 'people':
      return <PeopleView />
    case 'settings':
      return <SettingsView />
    default:
      return assertNever(section)
  }
}
