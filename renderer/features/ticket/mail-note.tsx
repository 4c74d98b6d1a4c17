import type { ReactNode } from 'react'
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

interface MailNoteProps {
  mail: MailDelivery
  /** Whose mail it is, where it went to more than one. */
  to?: string | undefined
}

/** How far a reply is on its way by e-mail: what a mail server took is not what somebody read. */
export function MailNote({ mail: { state, words, at }, to }: MailNoteProps) {
  const Icon = icons[state]
  return (
    <p className={`message-mail message-mail-${state}`}>
      <Icon size={12} aria-hidden />
      {state === 'accepted' ? (
        <span title={words}>
          <To to={to}>
            <Trans id="The mail server took it, {when}" values={{ when: <Moment at={at} /> }} />
          </To>
        </span>
      ) : (
        <span>
          <To to={to}>{mailWords(state, words)}</To>
        </span>
      )}
    </p>
  )
}

function To({ to, children }: { to: string | undefined; children: ReactNode }) {
  if (to === undefined) return children
  return <Trans id="To {to}: {words}" values={{ to: <bdi>{to}</bdi>, words: children }} />
}
