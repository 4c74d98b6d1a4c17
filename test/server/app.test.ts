import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { changesReplySchema, putSchema } from '#shared/protocol/changes'
import { erasureResultSchema } from '#shared/protocol/erasure'
import { problemSchema } from '#shared/protocol/problem'
import { settingsReplySchema } from '#shared/protocol/settings'
import { ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { defaultSettings } from '#server/store/settings'
import { serviceVersion } from '#server/version'
import { startDesk, type Desk, type Reply } from '../support/desk.ts'
import { file } from '../support/filed.ts'

let desk: Desk
const logged: string[] = []
beforeAll(async () => {
  desk = await startDesk({ logSink: { write: (line) => void logged.push(line) } })
})
afterAll(() => desk.close())

const problem = (reply: Reply) => problemSchema.parse(reply.body)
const put = (body: unknown, headers = {}) => desk.api('PUT', '/v1/settings', { body, headers })

describe('what is not there', () => {
  it.each(['/v1/nothing', '/v1', '/v1/tickets/a/b/c', '/metrics/x'])('is 404 at %s', async (path) => {
    const reply = await desk.api('GET', path, { headers: { accept: 'application/json' } })
    expect(problem(reply)).toMatchObject({ status: 404, code: 'not-found' })
  })

  it.each([
    ['DELETE', '/v1/tickets/x', 'GET'],
    ['PUT', '/v1/me', 'GET'],
    ['GET', '/v1/erasures', 'POST'],
  ])('is 405 for %s %s, with what would do', async (method, path, allowed) => {
    const reply = await desk.api(method, path)
    expect(problem(reply)).toMatchObject({ status: 405, code: 'method-not-allowed' })
    expect(reply.headers.get('allow')?.split(', ')).toContain(allowed)
  })

  it.each([
    ['/v1/tickets/%E0%A4%A', 400, 'invalid-request'],
    [`/v1/tickets/${'x'.repeat(5000)}`, 404, 'not-found'],
  ])('is told of %s as a problem, too', async (path, status, code) => {
    const reply = await desk.api('GET', path)
    expect(problem(reply)).toMatchObject({ status, code })
    expect(reply.status).toBe(status)
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
  })
})

describe('every answer', () => {
  it('forbids scripts, frames and guessing, and names no software', async () => {
    const { headers } = await desk.api('GET', '/v1/me')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/)
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
  })

  it('in JSON leaves out what only a page needs, so that a poll without change stays under a kilobyte', async () => {
    const { cursor } = z.object({ cursor: z.string() }).parse((await desk.api('GET', '/v1/changes')).body)
    const path = `/v1/changes?limit=2000&cursor=${encodeURIComponent(cursor)}`
    const { headers, text } = await desk.api('GET', path)
    const lines = [...headers].map(([name, value]) => `${name}: ${value}`)
    // The console's own request has some 350 bytes.
    expect([...lines, text].join('\r\n').length).toBeLessThan(600)
    expect(
      (await desk.api('GET', '/', { token: null })).headers.get('cross-origin-opener-policy'),
    ).not.toBeNull()
  })

  it('is packed where that is worth it and asked for', async () => {
    for (let index = 0; index < 5; index += 1) await file(desk)
    const asked = (encoding: string) =>
      fetch(`${desk.url}/v1/changes`, {
        headers: { authorization: `Bearer ${desk.token}`, 'accept-encoding': encoding },
      })
    for (const encoding of ['br', 'gzip'])
      expect((await asked(encoding)).headers.get('content-encoding')).toBe(encoding)
    const plain = await asked('identity')
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(changesReplySchema.parse(await plain.json()).changes.length).toBeGreaterThan(5)
  })

  it('of a poll without change is under 1 kB, head and all', async () => {
    const { cursor } = changesReplySchema.parse((await desk.api('GET', '/v1/changes?limit=5000')).body)
    const reply = await desk.api('GET', `/v1/changes?cursor=${cursor}`)
    const head = [...reply.headers].reduce(
      (bytes, [name, value]) => bytes + name.length + value.length + 4,
      17,
    )
    expect(head + reply.text.length).toBeLessThan(1000)
  })
})

describe('the feed over HTTP', () => {
  it('sends every thing as its schema has it', async () => {
    await file(desk)
    const { changes } = changesReplySchema.parse((await desk.api('GET', '/v1/changes?limit=5000')).body)
    const kinds = changes.map((change) => putSchema.parse(change).kind)
    expect(new Set(kinds)).toEqual(new Set(['ticket', 'message', 'group', 'staff', 'settings']))
  })

  it('cuts a limit that is too large, and refuses one that is none', async () => {
    expect((await desk.api('GET', '/v1/changes?limit=1000000')).status).toBe(200)
    for (const query of ['limit=0', 'limit=-1', 'limit=x', 'since=5'])
      expect(problem(await desk.api('GET', `/v1/changes?${query}`)).code).toBe('invalid-request')
    expect(problem(await desk.api('GET', '/v1/changes?cursor=zzz'))).toMatchObject({ status: 410 })
  })
})

describe('settings', () => {
  it('are replaced as a whole, and say their version', async () => {
    const before = settingsReplySchema.parse((await desk.api('GET', '/v1/settings')).body)
    const reply = await put(
      { ...defaultSettings, providerName: 'Deep & <Blue>' },
      { 'if-match': `"${before.version}"` },
    )
    expect(settingsReplySchema.parse(reply.body)).toMatchObject({
      providerName: 'Deep & <Blue>',
      version: before.version + 1,
    })
    expect(reply.headers.get('etag')).toBe(`"${before.version + 1}"`)
    const stale = await put(defaultSettings, { 'if-match': `"${before.version}"` })
    expect(problem(stale)).toMatchObject({ status: 412, current: { version: before.version + 1 } })
    expect((await put(defaultSettings)).status).toBe(200)
  })

  it.each([
    [{ providerName: '' }, 'providerName'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ colours: { accent: 'red', banner: '#000000' } }, 'colours.accent'],
    [
      { links: { ...defaultSettings.links, terms: { label: 'x', href: 'javascript:alert(1)' } } },
      'links.terms.href',
    ],
    [{ version: 3 }, 'version'],
  ])('refuse %j', async (fields, path) => {
    const reply = await put({ ...defaultSettings, ...fields })
    expect(problem(reply).errors?.map((error) => error.path)).toContain(path)
  })
})

describe('an erasure', () => {
  it('blanks the person everywhere, for the consoles too, and leaves others alone', async () => {
    const requester = {
      firstName: 'Zebulon',
      lastName: 'Quick',
      email: 'Zeb@example.com',
      phone: '+1 (555) 010-0777',
    }
    const { id } = await file(desk, {
      requester,
      subject: 'Call Zebulon Quick',
      description: 'I am Zebulon.',
    })
    const other = await file(desk)
    const note = 'Spoke to ZEBULON (zeb@example.com, +1 (555) 010-0777): quickly solved.'
    await desk.api('POST', `/v1/tickets/${id}/messages`, { body: { kind: 'note', body: note } })
    await desk.api('POST', '/v1/groups', {
      body: { name: 'Zebs', contacts: [{ name: 'Zebulon', email: 'zeb@example.com', phone: '' }] },
    })
    const { cursor } = changesReplySchema.parse((await desk.api('GET', '/v1/changes?limit=5000')).body)

    const reply = await desk.api('POST', '/v1/erasures', { body: { email: 'zeb@EXAMPLE.com' } })
    expect(erasureResultSchema.parse(reply.body)).toEqual({ tickets: 1, messages: 2, groups: 1 })
    const ticket = ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
    expect(ticket.subject).toBe('Call [erased]')
    expect(ticket.requester).toEqual({ firstName: '', lastName: '', email: '', phone: '' })
    expect(ticket.messages.map((message) => message.body)).toEqual([
      '[erased]',
      'Spoke to [erased] ([erased], [erased]): quickly solved.',
    ])
    const after = await desk.api('GET', `/v1/changes?limit=5000&cursor=${cursor}`)
    expect(changesReplySchema.parse(after.body).changes).toHaveLength(4)
    const everything = await desk.api('GET', '/v1/changes?limit=5000')
    expect(everything.text).not.toMatch(/zebulon|zeb@|010-0777/i)
    expect(everything.text).toContain(other.requester.email)
    const again = await desk.api('POST', '/v1/erasures', { body: { email: 'zeb@example.com' } })
    expect(again.body).toEqual({ tickets: 0, messages: 0, groups: 0 })
  })
})

describe('the log', () => {
  it('shows no token, receipt, invitation, query or body', async () => {
    const secret = 'S3cr3t-that-opens-something'
    await desk.api('GET', '/v1/me')
    await desk.api('GET', '/v1/me', { token: secret })
    for (const path of [
      `/t/${secret}`,
      `/i/${secret}`,
      `//t/${secret}`,
      `/t/${secret}/messages`,
      `/T%2f${secret}`,
    ])
      await desk.api('GET', path)
    await desk.api('GET', `/v1/tickets?q=${secret}`)
    await file(desk, { subject: secret })
    await desk.api('POST', '/v1/tickets', { raw: `{"subject": "${secret}` })
    const log = logged.join('')
    expect(log).toContain('/v1/me')
    expect(log).toContain('/t/[redacted]')
    expect(log).not.toContain(secret)
    expect(log).not.toContain(desk.token)
  })

  it('cannot be forged by an address', async () => {
    await desk.api('GET', '/v1/%0A%7B%22level%22%3A60%7D%1b[31m')
    for (const line of logged.join('').trim().split('\n'))
      expect(z.looseObject({}).parse(JSON.parse(line))).toBeTruthy()
  })
})

describe('what describes the service', () => {
  it('is OpenAPI 3.1, made from the schemas', async () => {
    const reply = await desk.api('GET', '/openapi.json', { token: null })
    const described = z
      .object({
        openapi: z.string(),
        info: z.object({ version: z.string() }),
        paths: z.record(z.string(), z.unknown()),
      })
      .parse(reply.body)
    expect(described.openapi).toBe('3.1.0')
    expect(described.info.version).toBe(serviceVersion)
    expect(Object.keys(described.paths)).toEqual(
      expect.arrayContaining([
        '/v1/tickets/{id}',
        '/v1/changes',
        '/v1/events',
        '/v1/groups/import',
        '/healthz',
      ]),
    )
  })

  it('has the version of package.json', async () => {
    const manifest = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile('package.json', 'utf8')))
    expect(serviceVersion).toBe(manifest.version)
  })

  it('counts for Prometheus, for those with a token', async () => {
    expect((await desk.api('GET', '/metrics', { token: null })).status).toBe(401)
    const { text, headers } = await desk.api('GET', '/metrics')
    expect(headers.get('content-type')).toContain('text/plain; version=0.0.4')
    expect(text).toMatch(/^desk_tickets\{status="new"\} [1-9]\d*$/m)
    expect(text).toMatch(/^desk_http_requests_total\{method="GET",status="200"\} [1-9]\d*$/m)
  })

  it('is alive and able to work', async () => {
    for (const path of ['/healthz', '/readyz'])
      expect((await desk.api('GET', path, { token: null })).body).toEqual({ status: 'ok' })
  })
})
