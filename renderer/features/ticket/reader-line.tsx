import { Trans } from '@lingui/react'
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
          <Trans
            id="<0>Staff only.</0> The customer never sees this. Type @ to tell a colleague."
            components={{ 0: <strong /> }}
          />
        </span>
      </p>
    )
  const { firstName = '', lastName = '', email = '' } = ticket?.requester ?? {}
  return (
    <p className="composer-reader">
      <ArrowRight size={13} aria-hidden />
      <span>
        {ticket === null ? (
          <Trans id="To <0>the customer</0>" components={{ 0: <strong /> }} />
        ) : (
          <Trans
            id="To <0>{name}</0>"
            values={{ name: <bdi>{`${firstName} ${lastName}`.trim() || email}</bdi> }}
            components={{ 0: <strong /> }}
          />
        )}
        {email !== '' && <bdi className="composer-reader-address"> {email}</bdi>}
      </span>
      {wasNote && (
        <span className="composer-reader-was-note">{i18n.t('Begun as a note: read it once more.')}</span>
      )}
    </p>
  )
}
