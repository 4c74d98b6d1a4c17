import { expect, it } from 'vitest'
import { methodSettingsSchema } from '#shared/protocol/responder'
import { addressWords, gatewayOf } from '#shared/rules/paging/method-words'

it.each([
  [{ channel: 'snpp', host: 'SNPP.example.net', pagerId: '5551234' }, 'pager 5551234 at snpp.example.net:444', 'snpp.example.net:444'],
  [{ channel: 'snpp', host: '::1', port: 4444, pagerId: 'ops' }, 'pager ops at [::1]:4444', '[::1]:4444'],
  [{ channel: 'smtp', to: 'page@sms.example.net' }, 'page@sms.example.net', 'mail'],
  [{ channel: 'webhook', url: 'https://hooks.example.net/T0/secret?key=x' }, 'webhook at hooks.example.net', 'https://hooks.example.net'],
  [{ channel: 'webhook', url: 'HTTPS://Hooks.example.net:443?key=x' }, 'webhook at hooks.example.net', 'https://hooks.example.net'],
  [{ channel: 'webhook', url: 'http://[::1]:80/x' }, 'webhook at [::1]', 'http://[::1]'],
  [{ channel: 'pagerduty' }, 'PagerDuty', 'https://events.pagerduty.com'],
  [{ channel: 'pagerduty', url: 'http://127.0.0.1:8080/v2/enqueue' }, 'PagerDuty at 127.0.0.1:8080', 'http://127.0.0.1:8080'],
  [{ channel: 'ntfy', topic: 'ops' }, 'ntfy topic ops at ntfy.sh', 'https://ntfy.sh'],
])('says where %j goes, without what may be a secret, and whose limit counts it', (written, words, gateway) => {
  const settings = methodSettingsSchema.parse(written)
  expect([addressWords(settings), gatewayOf(settings)]).toEqual([words, gateway])
}) // prettier-ignore
