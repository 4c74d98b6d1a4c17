import type { Person } from '../shared/ipc/views.ts'
import { CheatSheet } from './cheat-sheet.tsx'
import { PrintedCallList } from './features/alarms/printed-call-list.tsx'
import { BlockDialog } from './features/blocklist/block-dialog.tsx'
import { ChangeDialog } from './features/blocklist/change-dialog.tsx'
import { PrintedPack } from './features/blocklist/printed-pack.tsx'
import { HelpDialog } from './features/help/help-dialog.tsx'
import { useGroups } from './features/groups/groups-store.ts'
import { NewTicketView } from './features/new-ticket/new-ticket-view.tsx'
import { Palette } from './features/palette/palette.tsx'
import { useFrame } from './frame-store.ts'

/** What opens over every section, whoever asked for it. */
export function DeskDialogs({ person }: { person: Person }) {
  const isNewTicketOpen = useFrame((state) => state.isNewTicketOpen)
  const isPaletteOpen = useFrame((state) => state.isPaletteOpen)
  const isCheatSheetOpen = useFrame((state) => state.isCheatSheetOpen)
  const { newTicketClosed, ticketOpened, cheatSheetToggled, paletteToggled, sectionPicked } =
    useFrame.getState()
  return (
    <>
      <NewTicketView isOpen={isNewTicketOpen} onClose={newTicketClosed} onOpenTicket={ticketOpened} />
      {person.role === 'admin' && <BlockDialog onOpenTicket={ticketOpened} />}
      {person.role === 'admin' && <ChangeDialog />}
      <PrintedPack />
      <PrintedCallList />
      <Palette
        isOpen={isPaletteOpen}
        onClose={paletteToggled}
        onOpenTicket={ticketOpened}
        onOpenGroup={(groupId) => {
          useGroups.getState().groupPicked(groupId)
          sectionPicked('groups')
        }}
      />
      <HelpDialog />
      <CheatSheet isOpen={isCheatSheetOpen} onClose={cheatSheetToggled} />
    </>
  )
}
