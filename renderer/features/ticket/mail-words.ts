import type { MailDelivery } from '../../../shared/protocol/message.ts'
import { assertNever } from '../../../shared/rules/assert-never.ts'
import { i18n } from '../../texts/i18n.ts'

/** How far a reply is by e-mail that no mail server took, in words. */
export function mailWords(state: Exclude<MailDelivery['state'], 'accepted'>, words: string): string {
  switch (state) {
    case 'queued':
      return words === ''
        ? i18n.t('Waits to be mailed.')
        : i18n.t('Not mailed yet, it is tried again: {words}', { words })
    case 'failed':
      return i18n.t('Could not be mailed: {words}', { words })
    case 'none':
      return i18n.t('Not mailed: {words}', { words })
    default:
      return assertNever(state)
  }
}
