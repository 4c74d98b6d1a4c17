import { connect } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { samplePage, serveTestConsole, showSecret, type ServedConsole } from '../../support/served-console.ts'

let served: ServedConsole

beforeEach(async () => {
  served = await serveTestConsole()
})
afterEach(() => served.close())

function swap(key: unknown, headers: Record<string, string> = {}) {
  const origin = `http://127.0.0.1:${served.server.port}`
  return served.ask('/session', {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ key }),
  })
}

const keyOf = (address: string) => new URL(address).searchParams.get('key')

it('serves the page with a policy without unsafe sources, and the bridge before all other scripts', async () => {
  const page = await served.ask('/')
  expect(page.status).toBe(200)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(page.body).toContain(`<meta property="csp-nonce" nonce="${nonce}" />`)
  expect(page.body.replace(/<head>.*?<title>/, '<head><title>')).toBe(samplePage)
  expect(page.body.indexOf('/bridge.js')).toBeLessThan(page.body.indexOf('<title>'))
  expect((await served.ask('/')).headers.get('content-security-policy')).not.toBe(policy)
})

it('lets hashed files rest in caches, and neither the page nor anything else', async () => {
  const asset = await served.ask('/assets/index-abc123.js')
  expect(asset.headers.get('cache-control')).toContain('immutable')
  expect(asset.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await served.ask('/')).headers.get('cache-control')).toBe('no-store')
  expect((await served.ask('/bridge.js')).headers.get('cache-control')).toBe('no-cache')
})

it.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/assets/..%2f..%2fsecret.js',
  '/..%5csecret.js',
  '/assets/%00.js',
  '/%E0%A4%A.js',
  '//etc/passwd',
  '/assets',
  '/nothing.js',
])('serves nothing for %s', async (path) => {
  expect((await served.ask(path)).status).toBe(404)
})

it('answers only under its own names, so that no other site resolves to it', async () => {
  const port = served.server.port
  expect((await served.ask('/', { headers: { host: `localhost:${port}` } })).status).toBe(200)
  for (const host of [
    'attacker.example',
    `attacker.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port}.evil`,
  ]) {
    expect((await served.ask('/', { headers: { host } })).status).toBe(421)
  }
})

it('answers no page of another origin', async () => {
  for (const origin of ['http://evil.example', 'null', `https://127.0.0.1:${served.server.port}`]) {
    for (const path of ['/', '/bridge.js', '/assets/index-abc123.js', '/session']) {
      expect((await served.ask(path, { headers: { origin } })).status).toBe(403)
    }
  }
  const origin = `http://localhost:${served.server.port}`
  expect((await served.ask('/', { headers: { origin } })).status).toBe(200)
})

it('swaps a key once', async () => {
  const key = keyOf(served.server.issueAddress())
  const first = await swap(key)
  expect(first.status).toBe(200)
  const { secret } = JSON.parse(first.body) as { secret: string }
  expect(secret).not.toBe(key)
  expect((await swap(key)).status).toBe(401)
  expect((await served.ask('/session', { headers: { authorization: `Bearer ${secret}` } })).status).toBe(204)
  expect((await served.ask('/session', { headers: { authorization: `Bearer ${key}` } })).status).toBe(401)
})

it('spends no key for a foreign page, a wrong type, a wrong key or a long body', async () => {
  const key = keyOf(served.server.issueAddress())
  expect((await swap(key, { origin: 'https://attacker.example' })).status).toBe(403)
  expect((await swap(key, { origin: 'null' })).status).toBe(403)
  expect((await swap(key, { 'content-type': 'text/plain' })).status).toBe(400)
  expect((await swap('x'.repeat(100_000))).status).toBe(400)
  expect((await swap(7)).status).toBe(400)
  expect((await swap('wrong')).status).toBe(401)
  expect((await swap(key)).status).toBe(200)
})

it('takes no other methods, and sets no cookie', async () => {
  for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
    expect((await served.ask('/', { method })).status).toBe(405)
    expect((await served.ask('/session', { method })).status).toBe(405)
  }
  expect((await served.ask('/')).headers.get('set-cookie')).toBeNull()
})

it('survives a connection that speaks no HTTP', async () => {
  const socket = connect(served.server.port, '127.0.0.1')
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.on('error', () => undefined)
  socket.resume()
  socket.write('\u0000\u0001 nonsense\r\n\r\n')
  await closed
  expect((await served.ask('/')).status).toBe(200)
})

it('shows itself to another start that knows the secret of the profile, and to nobody else', async () => {
  const show = (secret: string, method = 'POST') =>
    served.ask('/show', { method, headers: { authorization: `Bearer ${secret}` } })
  expect((await show('something-else')).status).toBe(401)
  expect((await show(showSecret, 'GET')).status).toBe(405)
  expect((await served.ask('/show', { method: 'POST' })).status).toBe(401)
  expect(served.shown()).toBe(0)
  const answer = await show(showSecret)
  expect(served.shown()).toBe(1)
  const { address } = JSON.parse(answer.body) as { address: string }
  expect((await swap(keyOf(address))).status).toBe(200)
  expect((await swap(keyOf(address))).status).toBe(401)
})

it('opens the ticket that another start was given, and nothing else that it may say', async () => {
  const show = (body: string) =>
    served.ask('/show', {
      method: 'POST',
      headers: { authorization: `Bearer ${showSecret}`, 'content-type': 'application/json' },
      body,
    })
  const addressFor = async (body: string) =>
    (JSON.parse((await show(body)).body) as { address: string }).address
  expect(await addressFor('{"ticketNumber":123}')).toMatch(/\/\?key=[\w-]{43}#ticket\/123$/)
  for (const body of ['{"ticketNumber":null}', '{"ticketNumber":"1/../2"}', '{"ticketNumber":-1}', '{', ''])
    expect(await addressFor(body), body).toMatch(/\/\?key=[\w-]{43}$/)
  expect(served.shownTickets()).toEqual([123, null, null, null, null, null])
})
