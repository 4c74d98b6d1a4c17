import { secretNames, type Channel } from '../../../shared/protocol/responder.ts'

export const channelNames: Record<Channel, string> = {
  snpp: 'Pager (SNPP)',
  smtp: 'E-mail to a pager or SMS gateway',
  webhook: 'Webhook',
  pagerduty: 'PagerDuty',
  ntfy: 'ntfy',
}

/** Where there is room for a word. */
export const shortChannelNames: Record<Channel, string> = {
  snpp: 'Pager',
  smtp: 'E-mail',
  webhook: 'Webhook',
  pagerduty: 'PagerDuty',
  ntfy: 'ntfy',
}

export interface ChannelField {
  name: string
  label: string
  description?: string
  /** A whole number within these. */
  range?: readonly [number, number]
  /** What stands there before anybody typed. */
  usual?: string
  inputMode?: 'email' | 'url' | 'numeric'
}

const length = (least: number, most: number, usual: string): ChannelField => ({
  name: 'length',
  label: 'Longest message, in characters',
  range: [least, most],
  usual,
  inputMode: 'numeric',
})

/** What each channel asks for, and nothing else. */
export const channelFields: Record<Channel, readonly ChannelField[]> = {
  snpp: [
    { name: 'host', label: 'Gateway', description: 'Host name or address of the SNPP server.' },
    { name: 'port', label: 'Port', range: [1, 65_535], usual: '444', inputMode: 'numeric' },
    { name: 'pagerId', label: 'Pager number' },
    { name: 'login', label: 'Login', description: 'Blank where the gateway asks for none.' },
    length(20, 1000, '200'),
  ],
  smtp: [
    {
      name: 'to',
      label: 'E-mail address',
      description: 'Of the gateway; the desk’s mail server brings it there.',
      inputMode: 'email',
    },
    length(20, 10_000, '160'),
  ],
  webhook: [{ name: 'url', label: 'Address', inputMode: 'url' }],
  pagerduty: [
    {
      name: 'url',
      label: 'Events address',
      usual: 'https://events.pagerduty.com/v2/enqueue',
      inputMode: 'url',
    },
  ],
  ntfy: [
    { name: 'server', label: 'Server', usual: 'https://ntfy.sh', inputMode: 'url' },
    { name: 'topic', label: 'Topic' },
  ],
}

export interface ChannelSwitch {
  name: 'isTwoWay' | 'allowsInternal'
  label: string
  description: string
}

const inside: ChannelSwitch = {
  name: 'allowsInternal',
  label: 'May stand inside our own network',
  description: 'Otherwise the desk refuses private addresses. Only administrators allow it.',
}
const twoWay: ChannelSwitch = {
  name: 'isTwoWay',
  label: 'The pager can answer',
  description: 'The gateway speaks level 3: an acknowledgement comes back by the pager’s own key.',
}

export const channelSwitches: Record<Channel, readonly ChannelSwitch[]> = {
  snpp: [twoWay, inside],
  smtp: [],
  webhook: [inside],
  pagerduty: [inside],
  ntfy: [inside],
}

type SecretName = (typeof secretNames)[Channel][number]

export const secretLabels: Record<SecretName, { label: string; description: string }> = {
  pin: { label: 'PIN', description: 'Blank where the pager has none.' },
  password: { label: 'Password', description: 'Of the login.' },
  secret: { label: 'Signing secret', description: 'Messages are signed with it (HMAC).' },
  routingKey: { label: 'Integration key', description: 'PagerDuty calls it the routing key.' },
  token: { label: 'Access token', description: 'Blank for a topic that anybody may write to.' },
}

export function secretsOf(channel: Channel): readonly SecretName[] {
  return secretNames[channel]
}
