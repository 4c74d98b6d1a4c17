import { useEffect } from 'react'
import type { Person } from '../shared/ipc/views.ts'
import type { GroupId } from '../shared/protocol/common.ts'
import { useBlock } from './features/blocklist/block-store.ts'
import { BlocklistView } from './features/blocklist/blocklist-view.tsx'
import { useGroups } from './features/groups/groups-store.ts'
import { useSuggestions } from './features/suggestions/suggestions-store.ts'
import { SuggestionsView } from './features/suggestions/suggestions-view.tsx'
import { useFrame } from './frame-store.ts'

/** The blocklist, with the suggestions on a page of it: both are decided by the same people in the same minute. */
export function BlocklistSection({ person }: { person: Person }) {
  const page = useFrame((state) => state.blocklistPage)
  const suggested = useSuggestions((state) => state.total)
  const { blocklistOpened, ticketOpened, sectionPicked } = useFrame.getState()
  const isAdmin = person.role === 'admin'
  // Once, for the number on the tab: to follow every ticket for it would cost more than it tells.
  useEffect(() => useSuggestions.getState().opened()(), [])
  return (
    <BlocklistView
      page={page}
      onPickPage={blocklistOpened}
      isAdmin={isAdmin}
      onOpenTicket={ticketOpened}
      onOpenGroup={groupOpened}
      onOpenOutbox={() => sectionPicked('outbox')}
      suggestionCount={suggested ?? undefined}
      suggestions={
        <SuggestionsView
          isAdmin={isAdmin}
          onBlock={useBlock.getState().asked}
          onOpenGroup={groupOpened}
          onOpenTicket={ticketOpened}
        />
      }
    />
  )
}

function groupOpened(groupId: GroupId): void {
  useGroups.getState().groupPicked(groupId)
  useFrame.getState().sectionPicked('groups')
}
