import { expect, it } from 'vitest'
import { methodSettingsSchema } from '#shared/protocol/responder'
import { accepted } from '#server/paging/channels/send-outcome'
import { loopbackOnly } from '#server/sample/loopback-only'

const ports = { snpp: 4441, smtp: 2525, http: 8080 }
const words = 'This is a sample desk: it wakes nobody, and sends to its own pager on this computer only.'

function sender() {
  const sent: string[] = []
  const send = loopbackOnly((method, text: string) => {
    sent.push(`${method.channel} ${text}`)
    return Promise.resolve(accepted('taken'))
  }, ports)
  return { sent, send }
}

it.each([
  { channel: 'snpp', host: '127.0.0.1', port: 4441, pagerId: '1' },
  { channel: 'smtp', to: 'ana@pager.example' },
  { channel: 'webhook', url: 'http://127.0.0.1:8080/webhook/x' },
  { channel: 'pagerduty', url: 'http://127.0.0.1:8080/v2/enqueue' },
  { channel: 'ntfy', server: 'http://127.0.0.1:8080/', topic: 'x' },
])('sends to the pager of the desk: %j', async (written) => {
  const { sent, send } = sender()
  const settings = methodSettingsSchema.parse(written)
  expect(await send(settings, 'hello')).toEqual({ kind: 'accepted', words: 'taken', receipt: null })
  expect(sent).toEqual([`${settings.channel} hello`])
})

it.each([
  { channel: 'snpp', host: '127.0.0.1', port: 4442, pagerId: '1' },
  { channel: 'snpp', host: 'snpp.example.net', port: 4441, pagerId: '1' },
  { channel: 'snpp', host: 'localhost', port: 4441, pagerId: '1' },
  { channel: 'webhook', url: 'https://127.0.0.1:8080/webhook/x' },
  { channel: 'webhook', url: 'http://127.0.0.1.example.net:8080/webhook/x' },
  { channel: 'webhook', url: 'http://127.0.0.1:8081/webhook/x' },
  { channel: 'pagerduty' },
  { channel: 'ntfy', topic: 'x' },
  { channel: 'ntfy', server: 'http://127.0.0.1/', topic: 'x' },
])('connects to nothing else, and says why: %j', async (written) => {
  const { sent, send } = sender()
  expect(await send(methodSettingsSchema.parse(written), 'hello')).toEqual({
    kind: 'failed',
    words,
    again: false,
  })
  expect(sent).toEqual([])
})

it('sends nothing at all while the pager of the desk does not run', async () => {
  const send = loopbackOnly(() => Promise.reject(new Error('It was sent.')), null)
  const mail = methodSettingsSchema.parse({ channel: 'smtp', to: 'ana@pager.example' })
  expect(await send(mail)).toEqual({ kind: 'failed', words, again: false })
})
