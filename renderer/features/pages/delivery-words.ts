import type { DeliveryView, LadderView } from '../../../shared/ipc/page-views.ts'
import type { DeliveryPurpose, DeliveryState } from '../../../shared/protocol/delivery.ts'
import type { Channel, ResponderRole } from '../../../shared/protocol/responder.ts'

/** Never just “sent”: that a gateway took a message says nothing about its reader. */
export const deliveryStateWords: Record<DeliveryState, string> = {
  queued: 'Queued',
  accepted: 'The gateway took it',
  delivered: 'Delivered',
  read: 'Read',
  answered: 'Answered',
  failed: 'Failed',
}

export const channelNames: Record<Channel, string> = {
  snpp: 'SNPP',
  smtp: 'E-mail gateway',
  webhook: 'Webhook',
  pagerduty: 'PagerDuty',
  ntfy: 'ntfy',
}

/** What names a way where its address stands beside it; blank where that says it already. */
export function wayBefore({ channel, to }: Pick<DeliveryView, 'channel' | 'to'>): string {
  const name = channelNames[channel]
  return to.toLowerCase().startsWith(name.toLowerCase()) ? '' : `${name} `
}

export const roleNames: Record<ResponderRole, string> = { 'unix-admin': 'UNIX admin', support: 'Support' }

/** What a message is for that wakes nobody; blank for one that does. */
export const purposeWords: Record<DeliveryPurpose, string> = {
  wake: '',
  tell: 'To say who has it',
  end: 'To end the alarm',
  test: 'Test',
  verify: 'Code to verify the method',
}

/** How far it is known to have come with one person. */
export function standingWords({ hasIt, standing, rounds }: LadderView): string {
  if (hasIt) return 'Has it'
  if (standing === null) return 'Not woken'
  const words = standing === 'failed' ? 'Not reached' : deliveryStateWords[standing]
  return rounds.length > 1 ? `${words}, ${rounds.length} rounds` : words
}

/** What makes a delivery doubtful beside its state. */
export function doubtWords({ isVerified, tries }: Pick<DeliveryView, 'isVerified' | 'tries'>): string[] {
  return [...(isVerified ? [] : ['method not verified']), ...(tries > 1 ? [`tried ${tries} times`] : [])]
}
