import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JSDOM } from 'jsdom'
import { sendByNtfy } from '#server/paging/channels/http/send-by-ntfy'
import { sendByPagerDuty } from '#server/paging/channels/http/send-by-pagerduty'
import { sendByWebhook } from '#server/paging/channels/http/send-by-webhook'
import type { PageMessage } from '#server/paging/channels/page-message'
import { sendBySmtp } from '#server/paging/channels/smtp/send-by-smtp'
import { sendBySnpp } from '#server/paging/channels/snpp/send-by-snpp'
import { statusBySnpp } from '#server/paging/channels/snpp/snpp-status'
import { startGateway, type Gateway } from '#server/sample/gateway/gateway'
import { sampleSettings } from '#server/sample/sample-settings'

const now = new Date('2026-11-23T15:00:00Z')
const never = new AbortController().signal
const link = 'http://127.0.0.1:8420/p/abc'
const message: PageMessage = {
  key: 'page-1',
  deliveryId: 'delivery-1',
  title: 'iMagine: mission critical',
  text: `#5123 Acme <b>GmbH</b>: Mail is down – Straße. ${link}`,
  link,
}
const pager = {
  allowsInternal: true,
  host: '127.0.0.1',
  pagerId: '5551234',
  pin: '',
  login: '',
  password: '',
  offersKey: true,
  length: 200,
}

let gateway: Gateway
beforeEach(async () => {
  gateway = await startGateway(sampleSettings, null, () => now)
})
afterEach(() => gateway.stop())

async function pageText(path = '/'): Promise<string> {
  const answer = await fetch(gateway.url + path)
  expect(answer.status).toBe(200)
  return answer.text()
}

describe('the pager of a sample desk takes what this desk sends', () => {
  it('by SNPP, one-way', async () => {
    const method = { ...pager, port: gateway.ports.snpp, isTwoWay: false }
    expect(await sendBySnpp(method, message.text, never)).toMatchObject({ kind: 'accepted', receipt: null })
    expect(gateway.messages()).toMatchObject([{ channel: 'snpp', to: '5551234', link, keys: [], at: now }])
  })

  it('by SNPP two-way, and answers once its key is pressed on the page', async () => {
    const server = { host: '127.0.0.1', port: gateway.ports.snpp, allowsInternal: true }
    const sent = await sendBySnpp({ ...pager, ...server, isTwoWay: true }, message.text, never)
    const receipt = sent.kind === 'accepted' ? (sent.receipt ?? '') : ''
    expect(await statusBySnpp(server, receipt, never)).toMatchObject({ kind: 'delivered' })
    const [id] = receipt.split(' ')
    const press = (code: string) =>
      fetch(`${gateway.url}/messages/${id}/press`, { method: 'POST', body: new URLSearchParams({ code }) })
    await press('7')
    expect(await statusBySnpp(server, receipt, never)).toMatchObject({ kind: 'delivered' })
    expect((await press('1')).url).toBe(`${gateway.url}/`)
    expect(await statusBySnpp(server, receipt, never)).toMatchObject({ kind: 'answered', acknowledges: true })
    expect(await pageText()).toContain('Answered: 1 I have it')
    expect(await statusBySnpp(server, `${id} 0`, never)).toMatchObject({ kind: 'unknown' })
  })

  it('by mail, whatever letters it has', async () => {
    const server = {
      host: '127.0.0.1',
      port: gateway.ports.smtp,
      security: 'none',
      user: '',
      password: '',
    } as const
    const mail = { from: 'desk@imagine.example', subject: 'Page: Grüße, 田中, and a subject that is longer than one line of a header', text: `${message.text}\n${'Ein langer Absatz mit Grüßen. '.repeat(8)}` } // prettier-ignore
    const envelope = { to: 'ana@pager.example', messageId: '<1@desk>', references: [], isAutomatic: true }
    expect(await sendBySmtp(server, { ...mail, ...envelope }, never)).toMatchObject({ kind: 'accepted' })
    expect(gateway.messages()).toMatchObject([
      { channel: 'smtp', to: 'ana@pager.example', title: mail.subject, text: mail.text.trim(), link },
    ])
  })

  it('by webhook, PagerDuty and ntfy, each with the answer of a real one', async () => {
    const allowsInternal = true
    const url = `${gateway.url}/webhook/ops`
    const enqueue = { url: `${gateway.url}/v2/enqueue`, routingKey: 'R'.repeat(28) + '0042', allowsInternal }
    expect(await sendByWebhook({ url, secret: 's', allowsInternal }, message, now, never)).toMatchObject({ kind: 'accepted' }) // prettier-ignore
    for (const action of ['trigger', 'resolve'] as const)
      expect(await sendByPagerDuty(enqueue, action, message, never)).toMatchObject({
        kind: 'accepted',
        words: '202 {"status":"success","message":"Event processed","dedup_key":"page-1"}',
      })
    const ntfy = await sendByNtfy({ server: gateway.url, topic: 'ops', token: '', allowsInternal }, message, never) // prettier-ignore
    expect(ntfy).toMatchObject({ kind: 'accepted', receipt: 'sample4' })
    expect(gateway.messages().map(({ channel, to, link: opens }) => [channel, to, opens])).toEqual([
      ['ntfy', 'ops', link],
      ['pagerduty', 'service …0042', null],
      ['pagerduty', 'service …0042', link],
      ['webhook', 'ops', link],
    ])
  })
})

describe('its page', () => {
  it('says what it is, and shows who was told what, the newest first, with the link to acknowledge', async () => {
    const method = { ...pager, port: gateway.ports.snpp, isTwoWay: false }
    await sendBySnpp({ ...method, pagerId: 'first' }, 'One', never)
    await sendBySnpp({ ...method, pagerId: 'second' }, message.text, never)
    const { document } = new JSDOM(await pageText()).window
    expect(document.querySelector('.sample')?.textContent.replaceAll(/\s+/g, ' ').trim()).toBe(
      'This is the sample desk’s pager: nobody outside this computer is woken.',
    )
    const items = [...document.querySelectorAll('.taken > li')]
    expect(items.map((item) => item.querySelector('bdi')?.textContent)).toEqual(['second', 'first'])
    expect(items[0]?.querySelector('.said')?.textContent).toContain('<b>GmbH</b>: Mail is down - Strasse.')
    expect(items[0]?.querySelector('.head')?.textContent).toContain('10:00:00')
    expect(items[0]?.querySelector('a')?.outerHTML).toContain(`href="${link}"`)
    expect(items[0]?.querySelector('a')?.textContent).toBe('Acknowledge')
    expect(items[1]?.querySelector('a')).toBeNull()
  })

  it('runs nothing but its own script, and tells it only what is new', async () => {
    const first = await fetch(gateway.url)
    expect(first.headers.get('content-security-policy')).toMatch(/^default-src 'none';/)
    const { document } = new JSDOM(await first.text()).window
    const version = document.querySelector('.taken')?.getAttribute('data-version') ?? ''
    const news = () => fetch(`${gateway.url}/messages?known=${version}`)
    expect((await news()).status).toBe(204)
    await sendBySnpp({ ...pager, port: gateway.ports.snpp, isTwoWay: false }, 'One', never)
    const changed = await news()
    expect([changed.status, changed.headers.get('x-version') === version]).toEqual([200, false])
    expect(await changed.text()).toContain('One')
    expect(await pageText('/assets/pager.js')).toContain("'use strict'")
    expect(await pageText('/assets/gateway.css')).toContain('.taken')
  })

  it('never makes a link of what could run', async () => {
    const body = JSON.stringify({ text: 'Look', link: 'javascript:alert(1)' })
    await fetch(`${gateway.url}/webhook/x`, { method: 'POST', body })
    expect(gateway.messages()).toMatchObject([{ text: 'Look', link: null }])
  })
})

describe('bad input', () => {
  it('over HTTP is refused as a real gateway would, and nothing is shown of it', async () => {
    const send = (path: string, body: string, headers: Record<string, string> = {}) =>
      fetch(gateway.url + path, { method: 'POST', body, headers })
    expect((await send('/v2/enqueue', '{"routing_key":"x","event_action":"trigger"}')).status).toBe(400)
    expect((await send('/v2/enqueue', '{')).status).toBe(400)
    expect((await send('/', '{"topic":"no spaces allowed"}')).status).toBe(400)
    expect((await send('/webhook/x', '"words"')).status).toBe(400)
    expect((await send('/elsewhere', '{}')).status).toBe(404)
    expect((await send('/webhook/x', JSON.stringify({ text: 'x'.repeat(300_000) }))).status).toBe(413)
    expect((await send('/webhook/x', '{"text":"x"}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await fetch(gateway.url, { method: 'PUT' })).status).toBe(405)
    expect(gateway.messages()).toEqual([])
  })

  it('answers nobody who comes by another name', async () => {
    const said = await talk(gateway.ports.http, [
      'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    ])
    expect(said).toMatch(/^HTTP\/1\.1 421 /)
  })

  it('over SNPP is answered in the words of the protocol, and the line goes on', async () => {
    const commands = ['SEND', 'PAGE', 'PAGE 1', 'MESS', 'MESS a', 'MESS b', '2WAY', 'MCRE 1 x', 'NOSUCH', 'MSTA 1 1', 'KTAG 1 1', 'HOLD 1', 'RESE', 'page 2', 'data', 'two', '..lines', '.', 'send', '2WAY', 'MCRE 1 ok', 'MCRE 1 ok', 'MCRE x', 'PAGE 3', 'PAGE 4', 'HELP', 'QUIT'] // prettier-ignore
    const said = await talk(gateway.ports.snpp, [`${commands.join('\r\n')}\r\n`])
    const codes = [...said.matchAll(/^\d{3}/gm)].map(([code]) => code).join(' ')
    expect(codes).toBe('220 503 550 250 550 250 503 550 550 500 550 550 500 250 250 354 250 250 250 250 502 550 250 503 214 250 221') // prettier-ignore
    expect(gateway.messages()).toMatchObject([{ to: '2', text: 'two\n.lines' }])
  })

  it('that never ends its line is cut off', async () => {
    expect(await talk(gateway.ports.snpp, ['P'.repeat(10_000)])).toContain('421 Too long a line')
  })
})

it('keeps the last three hundred', async () => {
  const lines = Array.from({ length: 310 }, (_, index) => `PAGE ${index + 1}\r\nMESS x\r\nSEND\r\n`)
  await talk(gateway.ports.snpp, [...lines, 'QUIT\r\n'])
  expect(gateway.messages()).toHaveLength(300)
  expect(gateway.messages().map(({ to }) => to)).toEqual(
    Array.from({ length: 300 }, (_, index) => String(310 - index)),
  )
})

it('listens where it did before, and at free ports where others took those', async () => {
  const { ports } = gateway
  const other = await startGateway(sampleSettings, ports, () => now)
  expect(Object.values(other.ports).filter((port) => Object.values(ports).includes(port))).toEqual([])
  await other.stop()
  await gateway.stop()
  gateway = await startGateway(sampleSettings, other.ports, () => now)
  expect(gateway.ports).toEqual(other.ports)
})

/** Everything that a server says to these bytes, until it closes the line. */
function talk(port: number, parts: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port })
    let said = ''
    socket.setEncoding('utf8').on('data', (text: string) => (said += text))
    socket.on('error', reject)
    socket.on('close', () => resolve(said))
    socket.write(parts.join(''))
  })
}
