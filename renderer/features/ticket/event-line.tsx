import { Activity } from 'lucide-react'
import type { MessageView } from '../../../shared/ipc/views.ts'
import { Moment } from '../../ui/time.tsx'

/** Something that happened, in one quiet line. */
export function EventLine({ message }: { message: MessageView }) {
  return (
    <div className="event-line">
      <Activity size={12} aria-hidden />
      <bdi className="event-line-words">{message.body}</bdi>
      <span className="event-line-by">
        <bdi>{message.author.name}</bdi> · <Moment at={message.createdAt} />
      </span>
    </div>
  )
}
