import { secretNames, type Channel } from '../../../shared/protocol/responder.ts'
import { i18n } from '../../texts/i18n.ts'

export const channelNames: Record<Channel, string> = {
  snpp: i18n.t('Pager (SNPP)'),
  smtp: i18n.t('E-mail to a pager or SMS gateway'),
  webhook: i18n.t('Webhook'),
  pagerduty: 'PagerDuty',
  ntfy: 'ntfy',
}

/** Where there is room for a word. */
export const shortChannelNames: Record<Channel, string> = {
  snpp: i18n.t('Pager'),
  smtp: i18n.t('E-mail'),
  webhook: i18n.t('Webhook'),
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
  label: i18n.t('Longest message, in characters'),
  range: [least, most],
  usual,
  inputMode: 'numeric',
})

/** What each channel asks for, and nothing else. */
export const channelFields: Record<Channel, readonly ChannelField[]> = {
  snpp: [
    {
      name: 'host',
      label: i18n.t('Gateway'),
      description: i18n.t('Host name or address of the SNPP server.'),
    },
    { name: 'port', label: i18n.t('Port'), range: [1, 65_535], usual: '444', inputMode: 'numeric' },
    { name: 'pagerId', label: i18n.t('Pager number') },
    { name: 'login', label: i18n.t('Login'), description: i18n.t('Blank where the gateway asks for none.') },
    length(20, 1000, '200'),
  ],
  smtp: [
    {
      name: 'to',
      label: i18n.t('E-mail address'),
      description: i18n.t('Of the gateway; the desk’s mail server brings it there.'),
      inputMode: 'email',
    },
    length(20, 10_000, '160'),
  ],
  webhook: [{ name: 'url', label: i18n.t('Address'), inputMode: 'url' }],
  pagerduty: [
    {
      name: 'url',
      label: i18n.t('Events address'),
      usual: 'https://events.pagerduty.com/v2/enqueue',
      inputMode: 'url',
    },
  ],
  ntfy: [
    { name: 'server', label: i18n.t('Server'), usual: 'https://ntfy.sh', inputMode: 'url' },
    { name: 'topic', label: i18n.t('Topic') },
  ],
}

export interface ChannelSwitch {
  name: 'isTwoWay' | 'allowsInternal'
  label: string
  description: string
}

const inside: ChannelSwitch = {
  name: 'allowsInternal',
  label: i18n.t('May stand inside our own network'),
  description: i18n.t('Otherwise the desk refuses private addresses. Only administrators allow it.'),
}
const twoWay: ChannelSwitch = {
  name: 'isTwoWay',
  label: i18n.t('The pager can answer'),
  description: i18n.t('The gateway speaks level 3: an acknowledgement comes back by the pager’s own key.'),
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
  pin: { label: i18n.t('PIN'), description: i18n.t('Blank where the pager has none.') },
  password: { label: i18n.t('Password'), description: i18n.t('Of the login.') },
  secret: { label: i18n.t('Signing secret'), description: i18n.t('Messages are signed with it (HMAC).') },
  routingKey: {
    label: i18n.t('Integration key'),
    description: i18n.t('PagerDuty calls it the routing key.'),
  },
  token: {
    label: i18n.t('Access token'),
    description: i18n.t('Blank for a topic that anybody may write to.'),
  },
}

export function secretsOf(channel: Channel): readonly SecretName[] {
  return secretNames[channel]
}
