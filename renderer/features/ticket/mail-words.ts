import type { MailDelivery } from '../../../shared/protocol/message.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'

/** How far a reply is by e-mail, in words; after `accepted` the time follows. */
export function mailWords({ state, words }: MailDelivery): string {
  switch (state) {
    case 'queued':
      return words === '' ? 'Waits to be mailed.' : `Not mailed yet, it is tried again: ${words}`
    case 'accepted':
      return 'The mail server took it at '
    case 'failed':
      return `Could not be mailed: ${words}`
    case 'none':
      return `Not mailed: ${words}`
    default:
      return assertNever(state)
  }
}
