import { ArrowRight, GitMerge, Lock, MessageSquareDot } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import type { TicketId } from '../../../shared/protocol/common.ts'
import { plainMentions } from '../../../shared/rules/mentions.ts'
import { i18n } from '../../texts/i18n.ts'
import { Button } from '../../ui/button.tsx'
import { useArrivalsWhileTyping } from './use-arrivals-while-typing.ts'
import './composer-notes.css'

interface ComposerNotesProps {
  view: TicketView
  isTyping: boolean
  onOpenTicket: (ticketId: TicketId) => void
}

/** What happened to the ticket under somebody's hands, told above the composer; the text and the caret stay. */
export function ComposerNotes({ view, isTyping, onOpenTicket }: ComposerNotesProps) {
  const { arrived, read } = useArrivalsWhileTyping(view.messages, isTyping)
  const { mergedInto, status } = view.ticket
  const newest = arrived.at(-1)
  return (
    <div className="composer-notes" role="status">
      {isTyping && mergedInto !== null && (
        <p className="composer-note-line">
          <GitMerge size={14} aria-hidden />
          <span className="composer-note-words">
            {i18n.t('This ticket was merged into another one. What you typed is kept here.')}
          </span>
          <Button size="small" icon={ArrowRight} onPress={() => onOpenTicket(mergedInto)}>
            {i18n.t('Open the other')}
          </Button>
        </p>
      )}
      {isTyping && mergedInto === null && status === 'closed' && (
        <p className="composer-note-line">
          <Lock size={14} aria-hidden />
          <span className="composer-note-words">
            {i18n.t('This ticket is closed. What you typed is kept.')}
          </span>
        </p>
      )}
      {newest !== undefined && (
        <p className="composer-note-line">
          <MessageSquareDot size={14} aria-hidden />
          <span className="composer-note-words">
            {arrived.length === 1
              ? i18n.t('Arrived while you write')
              : i18n.t('{length} arrived while you write', { length: arrived.length })}
            : <bdi className="composer-note-author">{newest.author.name}</bdi>{' '}
            <bdi className="composer-note-text">“{plainMentions(newest.body).slice(0, 200)}”</bdi>
          </span>
          <Button size="small" onPress={read}>
            {i18n.t('Seen')}
          </Button>
        </p>
      )}
    </div>
  )
}
