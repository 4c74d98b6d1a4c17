import type { OutboxEntry } from '../../../shared/ipc/act.ts'
import type { GroupId, TicketId } from '../../../shared/protocol/common.ts'
import { placeOf } from './outbox-words.ts'

interface PlaceTitleProps {
  entry: OutboxEntry
  onOpenTicket: (ticketId: TicketId) => void
  onOpenGroup: (groupId: GroupId) => void
}

/** What was done; a press leads to where it was done. */
export function PlaceTitle({ entry, onOpenTicket, onOpenGroup }: PlaceTitleProps) {
  const place = placeOf(entry.act)
  if (place === null) return <bdi className="outbox-title one-line">{entry.title}</bdi>
  return (
    <button
      type="button"
      className="outbox-title outbox-place one-line"
      onClick={() => (place.kind === 'ticket' ? onOpenTicket(place.ticketId) : onOpenGroup(place.groupId))}
    >
      <bdi>{entry.title}</bdi>
    </button>
  )
}
