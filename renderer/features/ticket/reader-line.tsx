import { ArrowRight, Lock } from 'lucide-react'
import type { TicketView } from '../../../shared/ipc/views.ts'
import { i18n } from '../../texts/i18n.ts'
import type { MessageMode } from './message-draft.ts'

interface ReaderLineProps {
  mode: MessageMode
  /** Null while it is not shown yet. */
  ticket: TicketView['ticket'] | null
  /** It was begun as a note, and would go to the customer now. */
  wasNote: boolean
}

/** Who will read what is being written, above the first letter of it. */
export function ReaderLine({ mode, ticket, wasNote }: ReaderLineProps) {
  if (mode === 'note')
    return (
      <p className="composer-reader">
        <Lock size={13} aria-hidden />
        <span>
          <strong>{i18n.t('Staff only.')}</strong> The customer never sees this. Type @ to tell a colleague.
        </span>
      </p>
    )
  const { firstName = '', lastName = '', email = '' } = ticket?.requester ?? {}
  return (
    <p className="composer-reader">
      <ArrowRight size={13} aria-hidden />
      <span>
        To{' '}
        <strong>
          {ticket === null ? 'the customer' : <bdi>{`${firstName} ${lastName}`.trim() || email}</bdi>}
        </strong>
        {email !== '' && <bdi className="composer-reader-address"> {email}</bdi>}
      </span>
      {wasNote && (
        <span className="composer-reader-was-note">{i18n.t('Begun as a note: read it once more.')}</span>
      )}
    </p>
  )
}
