import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isInternalAddress } from '#server/paging/channels/internal-address'
import { post } from '#server/paging/channels/http/post'
import { sendByNtfy } from '#server/paging/channels/http/send-by-ntfy'
import { sendByPagerDuty } from '#server/paging/channels/http/send-by-pagerduty'
import { sendByWebhook, webhookSignature } from '#server/paging/channels/http/send-by-webhook'
import type { PageMessage } from '#server/paging/channels/page-message'
import { startBadGateway } from '../../../support/snpp-gateway.ts'
import { until } from '../../../support/until.ts'

const never = new AbortController().signal
const message: PageMessage = {
  key: 'page-7',
  deliveryId: 'delivery-9',
  title: 'Mission critical: Acme',
  text: '#5123 Acme, Grace Hopper +1 555 0100: mail is down',
  link: 'https://desk.example/p/signed',
}

interface Heard {
  readonly headers: IncomingMessage['headers']
  readonly path: string
  readonly body: string
}

/** A receiver on the loopback; `answer` null: it takes the request and never says a word. */
async function receiver(answer: { status: number; body?: string; location?: string } | null) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ headers: request.headers, path: request.url ?? '', body })
      if (answer === null) return
      const { status, body: said = '', location } = answer
      response.writeHead(status, location === undefined ? {} : { location }).end(said)
    })
  })
  return { url: await listening(server), heard }
}

describe('a webhook', () => {
  const now = new Date('2026-11-29T02:00:00.000Z')

  it('is signed over its time and its body, and says which delivery it is', async () => {
    const { url, heard } = await receiver({ status: 200, body: 'ok' })
    const outcome = await sendByWebhook({ url, secret: 's3cret', allowsInternal: true }, message, now, never)
    expect(outcome).toEqual({ kind: 'accepted', words: '200 ok', receipt: null })
    const [request] = heard
    expect(JSON.parse(request?.body ?? '')).toEqual({ ...message, at: '2026-11-29T02:00:00.000Z' })
    const seconds = now.getTime() / 1000
    const signature = webhookSignature('s3cret', seconds, request?.body ?? '')
    expect(request?.headers).toMatchObject({
      'desk-signature': `t=${seconds},v1=${signature}`,
      'idempotency-key': 'delivery-9',
    })
    expect(request?.body).not.toContain('s3cret')
  })

  it('follows no redirect, and says so in the receiver’s words', async () => {
    const other = await receiver({ status: 200 })
    const { url } = await receiver({ status: 302, location: other.url })
    const method = { url, secret: 's', allowsInternal: true }
    expect(await sendByWebhook(method, message, now, never)).toMatchObject({ kind: 'failed', again: false })
    expect(other.heard).toEqual([])
  })

  it.each([
    [500, true],
    [503, true],
    [429, true],
    [408, true],
    [400, false],
    [404, false],
    [410, false],
  ])('that is answered with %i is tried again: %s', async (status, again) => {
    const { url } = await receiver({ status, body: 'why' })
    const outcome = await sendByWebhook({ url, secret: 's', allowsInternal: true }, message, now, never)
    expect(outcome).toEqual({ kind: 'failed', words: `Webhook answered ${status} why`, again })
  })
})

describe('PagerDuty', () => {
  it('hears of a page, its acknowledgement and its end under one key', async () => {
    const { url, heard } = await receiver({ status: 202, body: '{"status":"success"}' })
    const method = { routingKey: 'R0', url, allowsInternal: true }
    for (const action of ['trigger', 'acknowledge', 'resolve'] as const)
      expect(await sendByPagerDuty(method, action, message, never)).toMatchObject({ kind: 'accepted' })
    const told = heard.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
    expect(told.map((each) => each['event_action'])).toEqual(['trigger', 'acknowledge', 'resolve'])
    expect(new Set(told.map((each) => each['dedup_key']))).toEqual(new Set(['page-7']))
    expect(told[0]?.['payload']).toMatchObject({ summary: message.text, severity: 'critical' })
    expect(told[1]).not.toHaveProperty('payload')
  })

  it('is never told more than its summary holds', async () => {
    const { url, heard } = await receiver({ status: 202 })
    const long = { ...message, text: 'down '.repeat(500) }
    await sendByPagerDuty({ routingKey: 'R0', url, allowsInternal: true }, 'trigger', long, never)
    const { payload } = JSON.parse(heard[0]?.body ?? '') as { payload: { summary: string } }
    expect(payload.summary.length).toBeLessThanOrEqual(1024)
  })
})

describe('ntfy', () => {
  it('is published to with its highest priority and a button that opens the page', async () => {
    const { url, heard } = await receiver({ status: 200, body: '{"id":"xE73Iyuabi","topic":"oncall"}' })
    const method = { server: url, topic: 'oncall', token: 'tk_1', allowsInternal: true }
    expect(await sendByNtfy(method, message, never)).toMatchObject({
      kind: 'accepted',
      receipt: 'xE73Iyuabi',
    })
    expect(heard[0]?.headers.authorization).toBe('Bearer tk_1')
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      topic: 'oncall',
      priority: 5,
      click: message.link,
    })
  })
})

describe('a gateway’s address', () => {
  it.each([
    '127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', 'fd00::1',
    'fe80::1', '::ffff:10.0.0.1', '64:ff9b::a00:1',
  ])('%s is inside', (address) => expect(isInternalAddress(address)).toBe(true)) // prettier-ignore

  it.each(['1.1.1.1', '172.32.0.1', '8.8.8.8', '2606:4700::1111', '::ffff:1.1.1.1'])(
    '%s is outside',
    (address) => expect(isInternalAddress(address)).toBe(false),
  )

  it('inside the network is refused unless that is allowed, by number and by name', async () => {
    const { url, heard } = await receiver({ status: 200 })
    for (const address of [url, url.replace('127.0.0.1', 'localhost')]) {
      const refused = await post({ url: address, headers: {}, body: '{}', allowsInternal: false }, never)
      expect(refused).toMatchObject({ kind: 'broken', again: false })
    }
    expect(heard).toEqual([])
    expect(await post({ url, headers: {}, body: '{}', allowsInternal: true }, never)).toMatchObject({
      status: 200,
    })
  })

  it.each(['', 'ftp://example.com', 'desk', 'javascript:1'])('“%s” is none', async (url) => {
    const refused = await post({ url, headers: {}, body: '{}', allowsInternal: true }, never)
    expect(refused).toMatchObject({ kind: 'broken', again: false })
  })
})

describe('a gateway that does wrong', () => {
  it('and never answers is left when patience ends, and tried again', async () => {
    const { url, heard } = await receiver(null)
    const left = await post({ url, headers: {}, body: '{}', allowsInternal: true }, never, 200)
    expect(left).toEqual({ kind: 'broken', words: 'It did not answer within 0 s.', again: true })
    expect(heard).toHaveLength(1)
  })

  it('and never answers is left by everybody at once when there is no time left', async () => {
    const { url, heard } = await receiver(null)
    const over = new AbortController()
    const sending = ['first', 'second'].map((body) =>
      post({ url, headers: {}, body, allowsInternal: true }, over.signal),
    )
    await until('both to be there', () => heard.length === 2)
    over.abort()
    const left = { kind: 'broken', words: 'There was no time left.', again: true }
    expect(await Promise.all(sending)).toEqual([left, left])
    // Whoever comes later finds that it is over already.
    expect(await post({ url, headers: {}, body: '{}', allowsInternal: true }, over.signal)).toEqual(left)
  })

  it('and answers without an end is cut off', async () => {
    const { url } = await receiver({ status: 200, body: 'x'.repeat(1_000_000) })
    const cut = await post({ url, headers: {}, body: '{}', allowsInternal: true }, never)
    expect(cut.kind === 'answered' && cut.text.length < 200_000).toBe(true)
  })

  it('and speaks another language is tried again', async () => {
    const gateway = await startBadGateway(() => 'BOO 17 \u0007\r\n', null)
    onTestFinished(() => gateway.stop())
    const url = `http://127.0.0.1:${gateway.port}`
    const left = await post({ url, headers: {}, body: '{}', allowsInternal: true }, never)
    expect(left).toMatchObject({ kind: 'broken', again: true })
  })

  it('and answers a letter at a time, for ever, is left when patience ends, and tried again', async () => {
    const gateway = await startBadGateway((command, socket) => {
      if (command !== '') return null
      const letters = Array.from('HTTP/1.1 200 OK\r\nServer: ' + 'x'.repeat(1000))
      const timer = setInterval(() => socket.write(letters.shift() ?? 'x'), 20)
      socket.on('close', () => clearInterval(timer))
      return null
    }, null)
    onTestFinished(() => gateway.stop())
    const url = `http://127.0.0.1:${gateway.port}`
    const left = await post({ url, headers: {}, body: '{}', allowsInternal: true }, never, 300)
    expect(left).toEqual({ kind: 'broken', words: 'It did not answer within 0 s.', again: true })
  })

  it('and stops in the middle of its answer is taken by its status', async () => {
    const gateway = await startBadGateway(
      (command) => (command === '' ? 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nyes' : null),
      null,
    )
    onTestFinished(() => gateway.stop())
    const url = `http://127.0.0.1:${gateway.port}`
    const sent = await post({ url, headers: {}, body: '{}', allowsInternal: true }, never, 300)
    expect(sent).toEqual({ kind: 'answered', status: 200, text: 'yes' })
  })

  it('and is not there is tried again', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = address !== null && typeof address !== 'string' ? address.port : 0
    server.close()
    const url = `http://127.0.0.1:${port}`
    const gone = await post({ url, headers: {}, body: '{}', allowsInternal: true }, never)
    expect(gone).toEqual({ kind: 'broken', words: 'The line broke (ECONNREFUSED).', again: true })
  })
})

describe('a connection', () => {
  const sendTo = (url: string) => post({ url, headers: {}, body: '{}', allowsInternal: true }, never)

  it('is kept for the next message to that gateway', async () => {
    const { url, sockets } = await fickle(() => true)
    expect(await sendTo(url)).toMatchObject({ kind: 'answered', status: 200 })
    expect(await sendTo(url)).toMatchObject({ kind: 'answered', status: 200 })
    expect(new Set(sockets).size).toBe(1)
  })

  it('that the gateway gave up meanwhile is made anew, and the message is not lost', async () => {
    const { url, sockets } = await fickle((nth) => nth !== 2)
    await sendTo(url)
    expect(await sendTo(url)).toMatchObject({ kind: 'answered', status: 200 })
    expect(sockets).toHaveLength(3)
    expect(new Set(sockets).size).toBe(2)
  })

  it('that is new and breaks is told, and nothing is sent twice at once', async () => {
    const { url, sockets } = await fickle(() => false)
    expect(await sendTo(url)).toMatchObject({ kind: 'broken', again: true })
    expect(sockets).toHaveLength(1)
  })
})

/** A receiver that hangs up where `answers` says no to the nth request; of each, the socket that it came along. */
async function fickle(answers: (nth: number) => boolean) {
  const sockets: Socket[] = []
  const server = createServer((request, response) => {
    sockets.push(request.socket)
    if (answers(sockets.length)) response.end('ok')
    else request.socket.destroy()
  })
  return { url: await listening(server), sockets }
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}
