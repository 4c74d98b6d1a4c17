import { Trans } from '@lingui/react'
import { Clock, MailCheck, MailX, type LucideIcon } from 'lucide-react'
import type { MailDelivery } from '../../../shared/protocol/message.ts'
import { Moment } from '../../ui/time.tsx'
import { mailWords } from './mail-words.ts'

const icons: Record<MailDelivery['state'], LucideIcon> = {
  queued: Clock,
  accepted: MailCheck,
  failed: MailX,
  none: MailX,
}

/** How far a reply is on its way by e-mail: what a mail server took is not what somebody read. */
export function MailNote({ mail: { state, words, at } }: { mail: MailDelivery }) {
  const Icon = icons[state]
  return (
    <p className={`message-mail message-mail-${state}`}>
      <Icon size={12} aria-hidden />
      {state === 'accepted' ? (
        <span title={words}>
          <Trans id="The mail server took it at {when}" values={{ when: <Moment at={at} /> }} />
        </span>
      ) : (
        <span>{mailWords(state, words)}</span>
      )}
    </p>
  )
}
