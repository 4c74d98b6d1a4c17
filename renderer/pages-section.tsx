import type { GroupId } from '../shared/protocol/common.ts'
import { useBlocklist } from './features/blocklist/blocklist-store.ts'
import { PagesView } from './features/pages/pages-view.tsx'
import { useFrame } from './frame-store.ts'

/** The pages; their tickets stand in the queue, why one was withheld on the blocklist. */
export function PagesSection() {
  return <PagesView onOpenTicket={useFrame.getState().ticketOpened} onOpenBlocks={blocksOpened} />
}

function blocksOpened(groupId: GroupId): void {
  useBlocklist.getState().groupPicked(groupId)
  useFrame.getState().blocklistOpened('list')
}
