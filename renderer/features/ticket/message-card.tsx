import { Trans } from '@lingui/react'
import { Lock, MessageSquare, Reply, Sparkle, type LucideIcon } from 'lucide-react'
import type { JoinedTicket, MessageView } from '../../../shared/ipc/views.ts'
import type { StaffId } from '../../../shared/protocol/common.ts'
import { ticketName } from '../../../shared/rules/ticket-name.ts'
import { i18n } from '../../texts/i18n.ts'
import { Badge } from '../../ui/badge.tsx'
import { PlainText } from '../../ui/plain-text.tsx'
import { RichText } from '../../ui/rich-text.tsx'
import { Moment } from '../../ui/time.tsx'
import { ActNote } from './act-note.tsx'
import { messageTitle } from './acts-of-ticket.ts'
import { useComposerLook } from './composer-look-store.ts'
import { CopyNotes } from './copy-notes.tsx'
import { JoinedMark } from './joined-mark.tsx'
import { MailNote } from './mail-note.tsx'
import { MessageFiles } from './message-files.tsx'
import { takeBack } from './take-back.ts'
import { useTicket } from './ticket-store.ts'

type SpokenKind = 'customer' | 'reply' | 'note'

/** Who reads it stands in words on each: a note must never be taken for a reply. */
const looks: Record<SpokenKind, { icon: LucideIcon; words: string }> = {
  customer: { icon: MessageSquare, words: i18n.t('Customer') },
  reply: { icon: Reply, words: i18n.t('Reply to customer') },
  note: { icon: Lock, words: i18n.t('Note, staff only') },
}

interface MessageCardProps {
  message: MessageView
  kind: SpokenKind
  /** In which it was said. */
  ticket: JoinedTicket['ticket']
  /** Given where that was merged into the one that is shown. */
  joined: JoinedTicket | null
  /** A reply is held because its author had not seen this when it was written. */
  isUnseen: boolean
  /** A ticket that was taken back is edited where tickets are filed. */
  onEditTicket: () => void
}

/** One message. Nothing of its text is ever markup. */
export function MessageCard({ message, kind, ticket, joined, isUnseen, onEditTicket }: MessageCardProps) {
  const { icon: Icon, words } = looks[kind]
  const { act } = message
  const isTakenDown = kind === 'customer' && message.author.kind === 'staff'
  const requester = `${ticket.requester.firstName} ${ticket.requester.lastName}`
  const isUnsent = act !== null && act.state.kind !== 'sent'
  const looksUnseen = isUnseen ? 'message-unseen' : ''
  return (
    <article className={`message message-${kind} ${isUnsent ? 'message-unsent' : ''} ${looksUnseen}`}>
      <header className="message-header">
        <Icon size={13} aria-hidden />
        <bdi className="message-author">{isTakenDown ? requester : message.author.name}</bdi>
        <span className="message-kind">
          {isTakenDown ? (
            <Trans
              id="{words}, taken down by {name}"
              values={{ words, name: <bdi>{message.author.name}</bdi> }}
            />
          ) : (
            words
          )}
        </span>
        {joined !== null && <JoinedMark ticket={joined.ticket} />}
        {message.writtenIn && <JoinedMark ticket={message.writtenIn} />}
        {isUnseen && (
          <Badge tone="warning" icon={Sparkle}>
            {i18n.t('Arrived while you wrote')}
          </Badge>
        )}
        <span className="message-time">
          <Moment at={message.createdAt} />
        </span>
      </header>
      <MessageText kind={kind}>{message.body}</MessageText>
      {message.attachments && <MessageFiles files={message.attachments} />}
      {message.mail && <MailNote mail={message.mail} to={ownReader(message, ticket)} />}
      {message.alsoTo && <CopyNotes copies={message.alsoTo} />}
      {isUnsent && <UnsentNote message={message} act={act} ticket={ticket} onEditTicket={onEditTicket} />}
    </article>
  )
}

/** The customer whom a mail of a reply goes to, where it goes to others too. */
function ownReader(
  { alsoTo, writtenIn }: MessageView,
  { requester }: MessageCardProps['ticket'],
): string | undefined {
  if (alsoTo === undefined) return undefined
  return writtenIn === undefined
    ? `${requester.firstName} ${requester.lastName}`.trim() || i18n.t('Name erased')
    : i18n.t('the requester of {ticket}', { ticket: ticketName(writtenIn) })
}

/** The staff write Markdown; what a customer wrote is shown to the letter. */
function MessageText({ kind, children }: { kind: SpokenKind; children: string }) {
  const staff = useTicket((store) => store.staff)
  const reader = useComposerLook(({ person }) => person?.id ?? null)
  if (kind === 'customer') return <PlainText>{children}</PlainText>
  const nameOf = (id: StaffId, name: string) => staff.find((each) => each.id === id)?.name ?? name
  return (
    <RichText nameOf={nameOf} reader={reader}>
      {children}
    </RichText>
  )
}

interface UnsentNoteProps {
  message: MessageView
  act: NonNullable<MessageView['act']>
  ticket: JoinedTicket['ticket']
  onEditTicket: () => void
}

function UnsentNote({ message, act, ticket, onEditTicket }: UnsentNoteProps) {
  const { actDecided } = useTicket.getState()
  const isFiling = message.kind === 'customer'
  const takenBack = async () => {
    if (!isFiling) await takeBack(act.id, message.ticketId)
    else if (await actDecided(act.id, { kind: 'take-back' })) onEditTicket()
  }
  return (
    <ActNote
      act={{
        id: act.id,
        state: act.state,
        wakes: isFiling && ticket.urgency.requested === 'mission-critical',
        conflicts: [],
      }}
      title={messageTitle(message.kind, ticket)}
      text={message.body}
      onTakeBack={() => void takenBack()}
    />
  )
}
