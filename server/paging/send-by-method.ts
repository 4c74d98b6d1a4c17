import type { MethodSettings } from '../../shared/protocol/responder.ts'
import { assertNever } from '../../shared/rules/assert-never.ts'
import type { MailOptions } from '../mail-options.ts'
import type { PageMessage } from './channels/page-message.ts'
import { sendByNtfy } from './channels/http/send-by-ntfy.ts'
import { sendByPagerDuty, type PagerDutyAction } from './channels/http/send-by-pagerduty.ts'
import { sendByWebhook } from './channels/http/send-by-webhook.ts'
import { asciiText, cutText, oneLine, withLink } from './channels/pager-text.ts'
import { sendFailed, type SendOutcome } from './channels/send-outcome.ts'
import { sendBySmtp } from './channels/smtp/send-by-smtp.ts'
import { sendBySnpp } from './channels/snpp/send-by-snpp.ts'

/** What is to be said, and what a gateway that keeps alarms is to do about its own. */
export interface MessageToSend extends PageMessage {
  readonly action: PagerDutyAction
  /** It asks whoever reads it to answer, as one that only tells something does not. */
  readonly asks: boolean
}

/** Hands one message over by one method. Never throws for what a gateway does; `signal` ends it. */
export type Send = (
  settings: MethodSettings,
  secrets: ReadonlyMap<string, string>,
  message: MessageToSend,
  signal: AbortSignal,
) => Promise<SendOutcome>

/** `mail`: where the desk hands its mail in; `now`: of signatures. */
export function sendByMethod(mail: MailOptions | null, now: () => Date): Send {
  return async (settings, secrets, message, signal) => {
    const secret = (name: string) => secrets.get(name) ?? ''
    switch (settings.channel) {
      case 'snpp': {
        const offersKey = message.asks
        const method = { ...settings, pin: secret('pin'), password: secret('password'), offersKey }
        return sendBySnpp(method, pagerText(settings, message), signal)
      }
      case 'smtp':
        return mail === null
          ? sendFailed('This desk has no mail server (SMTP_URL).', false)
          : sendBySmtp(mail.server, pagerMail(mail.from, settings, message), signal)
      case 'webhook':
        return sendByWebhook({ ...settings, secret: secret('secret') }, message, now(), signal)
      case 'pagerduty': {
        const method = { ...settings, routingKey: secret('routingKey') }
        return sendByPagerDuty(method, message.action, message, signal)
      }
      case 'ntfy':
        return sendByNtfy({ ...settings, token: secret('token') }, message, signal)
      default:
        return assertNever(settings)
    }
  }
}

/** How to acknowledge: a pager that answers has a key for it, any other the link. */
function pagerText(
  { isTwoWay, length }: Extract<MethodSettings, { channel: 'snpp' }>,
  { text, link }: MessageToSend,
): string {
  const line = asciiText(oneLine(text))
  return isTwoWay || link === null ? line : withLink(line, link, length, ' ')
}

/** Of subject and text together a gateway shows so much. */
function pagerMail(
  from: string,
  { to, length }: Extract<MethodSettings, { channel: 'smtp' }>,
  { title, text, link, deliveryId }: MessageToSend,
) {
  const subject = cutText(oneLine(title), Math.floor(length / 3))
  const room = length - subject.length
  const line = oneLine(text)
  return {
    from,
    to,
    subject,
    text: link === null ? cutText(line, room) : withLink(line, link, room, '\n'),
    messageId: `<${deliveryId}@${from.slice(from.indexOf('@') + 1)}>`,
    references: [],
    isAutomatic: true,
  }
}
