import type { OutboxEntry } from '../../../shared/ipc/act.ts'
import type { GroupId, PageId, TicketId } from '../../../shared/protocol/common.ts'
import { placeOf, whereWords } from './outbox-words.ts'

interface PlaceTitleProps {
  entry: OutboxEntry
  onOpenTicket: (ticketId: TicketId) => void
  onOpenGroup: (groupId: GroupId) => void
  onOpenPage: (pageId: PageId) => void
}

/** What was done, and to what; a press leads to where it was done. */
export function PlaceTitle({ entry, onOpenTicket, onOpenGroup, onOpenPage }: PlaceTitleProps) {
  const place = placeOf(entry.act)
  const where = whereWords(entry)
  const words = (
    <>
      <bdi className="outbox-what one-line">{entry.title}</bdi>
      {where !== '' && (
        <>
          {' '}
          <bdi className="outbox-where one-line">{where}</bdi>
        </>
      )}
    </>
  )
  if (place === null) return <span className="outbox-title">{words}</span>
  const opened = () => {
    if (place.kind === 'ticket') onOpenTicket(place.ticketId)
    else if (place.kind === 'group') onOpenGroup(place.groupId)
    else onOpenPage(place.pageId)
  }
  return (
    <button type="button" className="outbox-title outbox-place" onClick={opened}>
      {words}
    </button>
  )
}
