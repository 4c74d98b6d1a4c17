import type { Person } from '../shared/ipc/views.ts'
import type { GroupId } from '../shared/protocol/common.ts'
import { useBlock } from './features/blocklist/block-store.ts'
import { useBlocklist } from './features/blocklist/blocklist-store.ts'
import { useChange } from './features/blocklist/change-store.ts'
import { GroupsView } from './features/groups/groups-view.tsx'
import { useQueue } from './features/queue/queue-store.ts'
import { useFrame } from './frame-store.ts'

/** The groups; their tickets stand in the queue, their blocks on the blocklist. */
export function GroupsSection({ person }: { person: Person }) {
  const isAdmin = person.role === 'admin'
  return (
    <GroupsView
      onShowGroupTickets={ticketsShown}
      onOpenTicket={useFrame.getState().ticketOpened}
      onBlock={isAdmin ? useBlock.getState().asked : null}
      onLift={isAdmin ? liftAsked : null}
      onOpenBlocklist={blocksShown}
    />
  )
}

function ticketsShown(groupId: GroupId): void {
  useQueue.getState().viewChanged((view) => ({ ...view, groupId }))
  useFrame.getState().sectionPicked('queue')
}

function liftAsked(groupId: GroupId): void {
  useChange.getState().opened(groupId, 'lift', null)
}

function blocksShown(groupId: GroupId): void {
  useBlocklist.getState().groupPicked(groupId)
  useFrame.getState().blocklistOpened('list')
}
