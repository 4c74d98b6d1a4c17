import { Lock, MessageSquare, Reply, type LucideIcon } from 'lucide-react'
import type { MessageView } from '../../../shared/ipc/views.ts'
import { PlainText } from '../../ui/plain-text.tsx'
import { Moment } from '../../ui/time.tsx'
import { ActNote } from './act-note.tsx'
import { useDrafts } from './draft-store.ts'

type SpokenKind = 'customer' | 'reply' | 'note'

/** Who reads it stands in words on each: a note must never be taken for a reply. */
const looks: Record<SpokenKind, { icon: LucideIcon; words: string }> = {
  customer: { icon: MessageSquare, words: 'Customer' },
  reply: { icon: Reply, words: 'Reply to customer' },
  note: { icon: Lock, words: 'Note, staff only' },
}

interface MessageCardProps {
  message: MessageView
  kind: SpokenKind
  /** The name of who asks: also of words that somebody of the staff took down on the phone. */
  requester: string
}

/** One message. Its text is the author's, to the letter, and never markup. */
export function MessageCard({ message, kind, requester }: MessageCardProps) {
  const takenBack = useDrafts((state) => state.takenBack)
  const { icon: Icon, words } = looks[kind]
  const { act } = message
  const isTakenDown = kind === 'customer' && message.author.kind === 'staff'
  const isUnsent = act !== null && act.state.kind !== 'sent'
  return (
    <article className={`message message-${kind} ${isUnsent ? 'message-unsent' : ''}`}>
      <header className="message-header">
        <Icon size={13} aria-hidden />
        <bdi className="message-author">{isTakenDown ? requester : message.author.name}</bdi>
        <span className="message-kind">
          {words}
          {isTakenDown && (
            <>
              , taken down by <bdi>{message.author.name}</bdi>
            </>
          )}
        </span>
        <span className="message-time">
          <Moment at={message.createdAt} />
        </span>
      </header>
      <PlainText>{message.body}</PlainText>
      {isUnsent && (
        <ActNote
          act={act}
          onEdit={() =>
            takenBack(message.ticketId, { mode: kind === 'note' ? 'note' : 'reply', text: message.body })
          }
        />
      )}
    </article>
  )
}
