import { Activity } from 'lucide-react'
import type { JoinedTicket, MessageView } from '../../../shared/ipc/views.ts'
import { Moment } from '../../ui/time.tsx'
import { JoinedMark } from './joined-mark.tsx'

/** Something that happened, in one quiet line. */
export function EventLine({ message, joined }: { message: MessageView; joined: JoinedTicket | null }) {
  return (
    <div className="event-line">
      <Activity size={12} aria-hidden />
      {joined !== null && <JoinedMark ticket={joined.ticket} />}
      <bdi className="event-line-words">{message.body}</bdi>
      <span className="event-line-by">
        <bdi>{message.author.name}</bdi> · <Moment at={message.createdAt} />
      </span>
    </div>
  )
}
