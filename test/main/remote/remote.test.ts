import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { openRemote } from '#main/remote/remote'
import { parseRetryAfter } from '#main/remote/retry-after'
import { parseInvitation, parseServiceAddress } from '#main/remote/service-address'
import { parseChanges } from '#main/remote/parse-changes'
import { startDesk } from '../../support/desk.ts'

const token = 'secret-token-of-mine'
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Something that answers at an address as told, and the console's view of it. */
async function against(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const remote = openRemote(`http://127.0.0.1:${address.port}`, token, '1.2.3')
  closing.push(() => {
    remote.close()
    server.closeAllConnections()
    server.close()
  })
  return remote
}
const codeOf = (result: { ok: boolean; failure?: { code: string } }) => result.failure?.code ?? 'none'
const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

describe('what answers at the address', () => {
  it('is no desk where it answers HTML, other JSON, or JSON that is none', async () => {
    const html = await against((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>'),
    )
    expect(codeOf(await html.me())).toBe('service-not-a-desk')
    expect(codeOf(await html.changes(null, 10))).toBe('service-not-a-desk')
    const portal = await against((_, response) =>
      response.writeHead(401, { 'content-type': 'text/html' }).end('Log in'),
    )
    expect(codeOf(await portal.me())).toBe('service-not-a-desk')
    const other = await against((_, response) => json(response, 200, { hello: 1 }))
    expect(codeOf(await other.me())).toBe('service-not-a-desk')
    expect(codeOf(await other.changes(null, 10))).toBe('service-nonsense')
    const torn = await against((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":'),
    )
    expect(codeOf(await torn.me())).toBe('service-not-a-desk')
  })

  it('is not followed where it sends elsewhere, so that no token goes there', async () => {
    let asked = 0
    const remote = await against((_, response) => {
      asked += 1
      response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end()
    })
    expect(codeOf(await remote.me())).toBe('service-redirects')
    expect(asked).toBe(1)
  })

  it('is waited for as long as it asks', async () => {
    const busy = await against((_, response) => json(response, 503, {}, { 'retry-after': '7' }))
    expect(await busy.me()).toMatchObject({ failure: { code: 'unavailable', retryAfterMs: 7000 } })
    const now = Date.UTC(2026, 0, 1)
    expect(parseRetryAfter(new Date(now + 5000).toUTCString(), now)).toBe(5000)
    expect(parseRetryAfter('-3', now)).toBe(0)
    expect(parseRetryAfter('soon', now)).toBeUndefined()
    expect(parseRetryAfter(undefined, now)).toBeUndefined()
  })

  it('is refused where it is newer than the console', async () => {
    const me = {
      id: 's', name: 'n', email: 'e', role: 'agent', device: { id: 'd', name: 'x' }, serviceVersion: '9.0.0', protocol: 2,
      feedId: 'f', sample: false, serverTime: new Date(0).toISOString(), somethingNew: true,
    } // prettier-ignore
    const remote = await against((_, response) => json(response, 200, me))
    expect(codeOf(await remote.me())).toBe('service-newer')
    const same = await against((_, response) => json(response, 200, { ...me, protocol: 1 }))
    expect((await same.me()).ok).toBe(true)
  })

  it('never finds the token in what is said about a failure', async () => {
    const cut = await against((request) => request.socket.destroy())
    const failures = [await cut.me(), await cut.changes('c', 5)]
    const gone = openRemote('http://127.0.0.1:1', token, '1')
    failures.push(await gone.me())
    gone.close()
    for (const failure of failures) {
      expect(codeOf(failure)).toBe('service-unreachable')
      expect(JSON.stringify(failure)).not.toContain(token)
    }
  })
})

describe('the news of a desk', () => {
  it('tells each head, and ends when it is left', async () => {
    const desk = await startDesk()
    const remote = openRemote(desk.url, desk.token, '1')
    const leaving = new AbortController()
    const heads: number[] = []
    const ended = await new Promise((resolve) => {
      const heard = {
        open: () => undefined,
        head: (seq: number) => {
          heads.push(seq)
          leaving.abort()
        },
      }
      void remote.listen(heard, leaving.signal).then(resolve)
    })
    expect(ended).toEqual({ ok: true, value: null })
    expect(heads).toHaveLength(1)
    remote.close()
    await desk.close()
  })

  it('tells the page that came with a head, and the head alone where no page came or none that can be believed', async () => {
    const page = { feedId: 'f', changes: [], cursor: 'c2', more: false }
    const deleted = { seq: 4, kind: 'message', id: 'm', op: 'delete', version: 2, doc: null }
    const heads = [
      { seq: 4, after: 'c1', page: { ...page, changes: [deleted] } },
      { seq: 5 },
      { seq: 6, page },
      { seq: 7, after: 'c1' },
      { seq: 8, after: 'c1', page: { ...page, changes: [{ ...deleted, seq: 8 }, deleted] } },
      { seq: 9, after: 5, page },
    ]
    const remote = await against((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(heads.map((data) => `event: head\ndata: ${JSON.stringify(data)}\n\n`).join(''))
    })
    const told: unknown[] = []
    const heard = {
      open: () => undefined,
      head: (seq: number, toldPage: unknown) => void told.push([seq, toldPage]),
    }
    await remote.listen(heard, new AbortController().signal)
    const parsed = { ...page, changes: [deleted], unknownKinds: new Set(), first: 4, reached: 4 }
    expect(told).toEqual([
      [4, { after: 'c1', page: parsed }],
      [5, null],
      [6, null],
      [7, null],
      [8, null],
    ])
  })

  it('overlooks what is no head', async () => {
    const remote = await against((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(
        'event: head\ndata: nonsense\n\nevent: other\ndata: {"seq":1}\n\n: beat\n\nevent: head\ndata: {"seq":5}\n\n',
      )
    })
    const heads: number[] = []
    const heard = { open: () => undefined, head: (seq: number) => void heads.push(seq) }
    expect(codeOf(await remote.listen(heard, new AbortController().signal))).toBe('service-unreachable')
    expect(heads).toEqual([5])
  })
})

describe('the pager’s sign of life', () => {
  it('is told as the desk tells it, and nonsense is overlooked', async () => {
    const events = [
      { heartbeatAt: '2026-11-29T14:02:00.000Z', ageMs: 130000, troubled: 1 },
      { heartbeatAt: null, ageMs: null },
      { heartbeatAt: 'soon', ageMs: 5 },
      { heartbeatAt: null, ageMs: -1 },
    ]
    const remote = await against((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(events.map((data) => `event: pager\ndata: ${JSON.stringify(data)}\n\n`).join(''))
    })
    const signs: unknown[] = []
    const heard = {
      open: () => undefined,
      head: () => undefined,
      pager: (sign: unknown) => void signs.push(sign),
    }
    await remote.listen(heard, new AbortController().signal)
    expect(signs).toEqual(events.slice(0, 2))
  })
})

describe('addresses', () => {
  it('take a name alone for https:, this machine for http:', () => {
    expect(parseServiceAddress(' desk.example.com/ ')).toEqual({
      ok: true,
      value: 'https://desk.example.com',
    })
    expect(parseServiceAddress('localhost:8420')).toEqual({ ok: true, value: 'http://localhost:8420' })
    expect(parseServiceAddress('http://127.0.0.1:1/desk/?a#b')).toEqual({
      ok: true,
      value: 'http://127.0.0.1:1/desk',
    })
  })
  it('refuse plain http: beyond this machine, and what is no address', () => {
    for (const address of [
      'http://desk.example.com',
      'http://127.0.0.1.example.com',
      'http://localhost.example.com',
    ])
      expect(codeOf(parseServiceAddress(address))).toBe('insecure-url')
    for (const address of [
      '',
      'ftp://desk.example',
      'javascript://x',
      'https://me:pw@desk.example',
      'https://',
      '::',
    ])
      expect(codeOf(parseServiceAddress(address))).toBe('invalid-url')
  })
  it('find desk and code in an invitation', () => {
    expect(parseInvitation('https://desk.example/i/abc_-1')).toEqual({ ok: true, value: { serviceUrl: 'https://desk.example', code: 'abc_-1' } }) // prettier-ignore
    expect(codeOf(parseInvitation('https://desk.example/t/abc'))).toBe('invalid-invitation')
    expect(codeOf(parseInvitation('http://desk.example/i/abc'))).toBe('insecure-url')
  })
})

describe('a page of changes', () => {
  const page = (changes: unknown[]) => ({ feedId: 'f', cursor: 'c', more: false, changes })
  const gone = { seq: 1, kind: 'ticket', id: 'a', op: 'delete', version: 2, doc: null }
  it('passes over kinds of a newer service and remembers them', () => {
    const parsed = parseChanges(page([gone, { ...gone, seq: 2, kind: 'pager' }]))
    expect(parsed).toMatchObject({ ok: true, value: { changes: [gone], unknownKinds: new Set(['pager']) } })
  })
  it('is refused as a whole where one change is malformed or out of order', () => {
    for (const bad of [
      { ...gone, version: 0 },
      { ...gone, op: 'put' },
      { ...gone, doc: {} },
      { ...gone, seq: 0 },
    ])
      expect(codeOf(parseChanges(page([gone, bad])))).toBe('service-nonsense')
  })
})
