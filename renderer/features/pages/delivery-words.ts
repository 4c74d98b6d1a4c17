import type { DeliveryView, LadderView } from '../../../shared/ipc/page-views.ts'
import type { DeliveryPurpose, DeliveryState } from '../../../shared/protocol/delivery.ts'
import type { Channel, ResponderRole } from '../../../shared/protocol/responder.ts'
import { i18n } from '../../texts/i18n.ts'

/** Never just “sent”: that a gateway took a message says nothing about its reader. */
export const deliveryStateWords: Record<DeliveryState, string> = {
  queued: i18n.t('Queued'),
  accepted: i18n.t('The gateway took it'),
  delivered: i18n.t('Delivered'),
  read: i18n.t('Read'),
  answered: i18n.t('Answered'),
  failed: i18n.t('Failed'),
}

export const channelNames: Record<Channel, string> = {
  snpp: 'SNPP',
  smtp: i18n.t('E-mail gateway'),
  webhook: i18n.t('Webhook'),
  pagerduty: 'PagerDuty',
  ntfy: 'ntfy',
}

/** What names a way where its address stands beside it; blank where that says it already. */
export function wayBefore({ channel, to }: Pick<DeliveryView, 'channel' | 'to'>): string {
  const name = channelNames[channel]
  return to.toLowerCase().startsWith(name.toLowerCase()) ? '' : `${name} `
}

export const roleNames: Record<ResponderRole, string> = {
  'unix-admin': i18n.t('UNIX admin'),
  support: i18n.t('Support'),
}

/** What a message is for that wakes nobody; blank for one that does. */
export const purposeWords: Record<DeliveryPurpose, string> = {
  wake: '',
  tell: i18n.t('To say who has it'),
  end: i18n.t('To end the alarm'),
  test: i18n.t('Test'),
  verify: i18n.t('Code to verify the method'),
}

/** How far it is known to have come with one person. */
export function standingWords({ hasIt, standing, rounds }: LadderView): string {
  if (hasIt) return i18n.t('Has it')
  if (standing === null) return i18n.t('Not woken')
  const words = standing === 'failed' ? i18n.t('Not reached') : deliveryStateWords[standing]
  return rounds.length > 1
    ? i18n.t('{standing}, {count, plural, one {# round} other {# rounds}}', {
        standing: words,
        count: rounds.length,
      })
    : words
}

/** What makes a delivery doubtful beside its state. */
export function doubtWords({ isVerified, tries }: Pick<DeliveryView, 'isVerified' | 'tries'>): string[] {
  return [
    ...(isVerified ? [] : [i18n.t('method not verified')]),
    ...(tries > 1 ? [i18n.t('tried {tries} times', { tries })] : []),
  ]
}
