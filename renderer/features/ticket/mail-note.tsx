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
export function MailNote({ mail }: { mail: MailDelivery }) {
  const Icon = icons[mail.state]
  return (
    <p className={`message-mail message-mail-${mail.state}`}>
      <Icon size={12} aria-hidden />
      <span title={mail.state === 'accepted' ? mail.words : undefined}>
        {mailWords(mail)}
        {mail.state === 'accepted' && <Moment at={mail.at} />}
      </span>
    </p>
  )
}
