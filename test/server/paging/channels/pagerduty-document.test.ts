import { expect, it, onTestFinished } from 'vitest'
import { post } from '#server/paging/channels/http/post'
import { sendByPagerDuty } from '#server/paging/channels/http/send-by-pagerduty'
import type { PageMessage } from '#server/paging/channels/page-message'
import { startPagerDuty } from '../../../support/pagerduty.ts'

const never = new AbortController().signal
const routingKey = 'R0'.padEnd(32, '7')
const actions = ['trigger', 'acknowledge', 'resolve'] as const
const message: PageMessage = {
  key: 'page-7',
  deliveryId: 'delivery-9',
  title: 'Mission critical: Acme',
  text: '#5123 Acme, Grace Hopper +1 555 0100: mail is down',
  link: 'https://desk.example/p/signed',
}

async function real() {
  const server = await startPagerDuty()
  onTestFinished(() => server.stop())
  return { server, method: { routingKey, url: server.url, allowsInternal: true } }
}

it('takes a page, its acknowledgement and its end as PagerDuty’s document has them', async () => {
  const { server, method } = await real()
  for (const action of actions)
    expect(await sendByPagerDuty(method, action, message, never)).toEqual({
      kind: 'accepted',
      words: '202 {"status":"success","message":"Event processed","dedup_key":"page-7"}',
      receipt: null,
    })
  expect(server.events).toMatchObject(
    actions.map((action) => ({ event_action: action, dedup_key: 'page-7', routing_key: routingKey })),
  )
})

it.each([
  ['a text of any length', { text: 'ü🔥 down '.repeat(500) }],
  ['a key of any length', { key: 'page-'.repeat(100) }],
  ['no link', { link: null }],
  ['control characters', { text: 'down\r\n\u0000\u001b[31m' }],
])('takes a page with %s', async (_, more) => {
  const { server, method } = await real()
  for (const action of actions)
    expect(await sendByPagerDuty(method, action, { ...message, ...more }, never)).toMatchObject({
      kind: 'accepted',
    })
  expect(server.events).toHaveLength(3)
})

it('keeps PagerDuty’s words where it refuses an event, and does not ask again', async () => {
  const { server, method } = await real()
  const short = { ...method, routingKey: 'R0' }
  expect(await sendByPagerDuty(short, 'trigger', message, never)).toEqual({
    kind: 'failed',
    again: false,
    words:
      'PagerDuty answered 400 {"status":"invalid event","message":"Event object is invalid","errors":["routing_key must NOT have fewer than 32 characters"]}',
  })
  expect(server.events).toEqual([])
})

it('tries again once PagerDuty has too much to do, under the same key', async () => {
  const { server, method } = await real()
  server.throttleNext()
  const first = await sendByPagerDuty(method, 'trigger', message, never)
  expect(first).toMatchObject({ kind: 'failed', again: true })
  expect(first.words).toMatch(/^PagerDuty answered 429 .*Please retry later\./)
  expect(await sendByPagerDuty(method, 'trigger', message, never)).toMatchObject({ kind: 'accepted' })
  expect(server.events).toHaveLength(1)
})

it.each([
  ['no JSON', 'page!'],
  ['no action', { routing_key: routingKey, dedup_key: 'k' }],
  ['a trigger without what is wrong', { routing_key: routingKey, event_action: 'trigger', dedup_key: 'k' }],
  ['an end of nothing', { routing_key: routingKey, event_action: 'resolve' }],
  ['an unknown field', { routing_key: routingKey, event_action: 'resolve', dedup_key: 'k', urgency: 'high' }],
  [
    'a key that is too long',
    { routing_key: routingKey, event_action: 'resolve', dedup_key: 'k'.repeat(256) },
  ],
])('would notice %s', async (_, event) => {
  const { server, method } = await real()
  const body = typeof event === 'string' ? event : JSON.stringify(event)
  const headers = { 'content-type': 'application/json' }
  const answered = await post({ url: method.url, headers, body, allowsInternal: true }, never)
  expect(answered).toMatchObject({ kind: 'answered', status: 400 })
  expect(server.events).toEqual([])
})
