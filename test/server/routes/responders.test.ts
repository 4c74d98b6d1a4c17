import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changesReplySchema } from '#shared/protocol/changes'
import { listOf, methodIdSchema } from '#shared/protocol/common'
import { problemSchema } from '#shared/protocol/problem'
import { responderReplacementSchema, responderSchema } from '#shared/protocol/responder'
import { hashBody } from '#server/plugins/answers'
import { sealedSecrets } from '#server/store/responders'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk, type Reply } from '../../support/desk.ts'
import { added, mailbox, pager, person, put, read } from '../../support/responders-by-api.ts'

let desk: Desk
let log: string
beforeEach(async () => {
  log = ''
  desk = await startDesk({ logSink: { write: (line) => void (log += line) } })
})
afterEach(() => closeSoundDesk(desk))

const problem = (reply: Reply) => problemSchema.parse(reply.body)
const paths = (reply: Reply) => problem(reply).errors?.map(({ path }) => path)
async function secretsOf(id: string): Promise<Map<string, string>> {
  const sealed = await desk.database.read((reader) => sealedSecrets(reader, [methodIdSchema.parse(id)]))
  return sealed.get(id) ?? new Map<string, string>()
}
const webhook = (url = 'https://hooks.example.com/desk', secrets: object = { secret: 'w3b' }) => ({
  id: 'm-web',
  settings: { channel: 'webhook', url },
  secrets,
})
async function verify(id: string): Promise<void> {
  const responder = await read(desk, id)
  const at = '2026-11-28T03:00:00.000Z'
  const lastTest = { at, kind: 'test' as const, succeeded: true, words: '250 OK' }
  const methods = responder.methods.map((one) => ({ ...one, verifiedAt: at, lastTest, lastGoodTestAt: at }))
  await desk.database.write((tx) =>
    tx
      .updateTable('responder')
      .set({ doc: JSON.stringify({ ...responder, methods }) })
      .where('id', '=', id)
      .execute(),
  )
}

describe('somebody who is paged', () => {
  it('is added, answered, listed and fed, and removed', async () => {
    const reply = await put(desk, 'r-1', person({ phone: '+1 555 0100', methods: [pager('m-1'), mailbox('m-2')] })) // prettier-ignore
    expect([reply.status, reply.headers.get('etag'), reply.headers.get('location')]).toEqual([201, '"1"', '/v1/responders/r-1']) // prettier-ignore
    const ann = responderSchema.parse(reply.body)
    expect(ann).toMatchObject({ id: 'r-1', name: 'Ann', phone: '+1 555 0100', staffId: null, active: true, version: 1 }) // prettier-ignore
    expect(ann.methods.map(({ id, verifiedAt, lastTest }) => [id, verifiedAt, lastTest])).toEqual([['m-1', null, null], ['m-2', null, null]]) // prettier-ignore
    await added(desk, 'r-2', { name: 'Bob' })
    const list = listOf(responderSchema)
    const first = list.parse((await desk.api('GET', '/v1/responders?limit=1')).body)
    expect(first.items).toEqual([ann])
    const rest = list.parse((await desk.api('GET', `/v1/responders?limit=1&after=${first.after}`)).body)
    expect([rest.items.map(({ name }) => name), rest.after]).toEqual([['Bob'], null])
    expect((await desk.api('DELETE', '/v1/responders/r-1')).status).toBe(204)
    expect((await desk.api('DELETE', '/v1/responders/r-1')).status).toBe(404)
    const { changes } = changesReplySchema.parse((await desk.api('GET', '/v1/changes?limit=5000')).body)
    expect(changes.filter(({ kind }) => kind === 'responder')).toMatchObject([{ id: 'r-2', op: 'put' }])
    // Under the same id somebody else counts on, or a console would take the news for old.
    expect((await added(desk, 'r-1', { name: 'Cem' })).version).toBe(3)
  })

  it('is replaced under the version that was shown, and stays at it where nothing changes', async () => {
    const body = person({ methods: [pager('m-1'), mailbox('m-2')] })
    await put(desk, 'r-1', body)
    expect(problem(await put(desk, 'r-1', body)).code).toBe('version-required')
    expect(responderSchema.parse((await put(desk, 'r-1', body, 1)).body).version).toBe(1)
    const reply = await put(desk, 'r-1', { ...body, methods: [mailbox('m-2'), pager('m-1')] }, 1)
    expect(responderSchema.parse(reply.body)).toMatchObject({ version: 2, methods: [{ id: 'm-2' }, { id: 'm-1' }] }) // prettier-ignore
    const stale = problem(await put(desk, 'r-1', person({ name: 'Anna' }), 1))
    expect(stale).toMatchObject({
      status: 412,
      code: 'version-conflict',
      current: { name: 'Ann', version: 2 },
    })
    const del = (version: number) => desk.api('DELETE', '/v1/responders/r-1', { headers: { 'if-match': `"${version}"` } }) // prettier-ignore
    expect([(await del(1)).status, (await del(2)).status]).toEqual([412, 204])
    expect((await put(desk, 'r-1', body, 2)).status).toBe(404)
  })

  it('is not removed while the rota names them', async () => {
    await added(desk, 'r-1')
    const shift = { id: 's', name: 'Nights', responderIds: ['r-1'], turns: null, hours: null }
    const rota = { timeZone: 'UTC', shifts: [shift], overrides: [] }
    expect((await desk.api('PUT', '/v1/rota', { body: rota, headers: { 'if-match': '"1"' } })).status).toBe(200) // prettier-ignore
    const refused = problem(await desk.api('DELETE', '/v1/responders/r-1'))
    expect(refused).toMatchObject({ status: 422, code: 'invalid-reference' })
    expect(refused.detail).toContain('take them out of the shift Nights first')
  })

  it('keeps what was tried and verified where a method stays, and loses it where it changes', async () => {
    const secret = { secrets: { pin: '1234' } }
    await added(desk, 'r-1', { methods: [pager('m-1'), { ...pager('m-2'), ...secret }, mailbox('m-3')] })
    await verify('r-1')
    const methods = [pager('m-1', { length: 100 }), { ...pager('m-2'), ...secret }, mailbox('m-3')]
    const reply = await put(desk, 'r-1', person({ name: 'Anna', methods }), 1)
    const states = responderSchema.parse(reply.body).methods.map((one) => [one.verifiedAt, one.lastTest, one.lastGoodTestAt]) // prettier-ignore
    expect(states.slice(0, 2)).toEqual([[null, null, null], [null, null, null]]) // prettier-ignore
    expect(states[2]).not.toContain(null)
  })
})

describe('the secrets of a method', () => {
  it('are sealed at rest, answered and logged nowhere, and kept until they are taken away', async () => {
    const secrets = { pin: 'p1n-77', password: 'pa55word' }
    const body = person({ methods: [{ ...pager('m-1'), secrets }] })
    const reply = await put(desk, 'r-1', body, undefined, { headers: { 'idempotency-key': 'k' } })
    expect(responderSchema.parse(reply.body).methods[0]?.secretsKept).toEqual(['pin', 'password'])
    const sealed = await secretsOf('m-1')
    expect(desk.vault.open(sealed.get('pin') ?? '', 'm-1 pin')).toBe('p1n-77')
    expect(desk.vault.open(sealed.get('password') ?? '', 'm-1 password')).toBe('pa55word')
    const left = await put(desk, 'r-1', person({ methods: [{ ...pager('m-1'), secrets: { pin: null } }] }), 1)
    expect(responderSchema.parse(left.body).methods[0]?.secretsKept).toEqual(['password'])
    expect([...(await secretsOf('m-1')).keys()]).toEqual(['password'])
    await desk.api('DELETE', '/v1/responders/r-1')
    expect((await secretsOf('m-1')).size).toBe(0)
    const told = [reply.text, left.text, (await desk.api('GET', '/v1/changes?limit=5000')).text, (await desk.api('GET', '/v1/audit')).text, log] // prettier-ignore
    for (const text of told) for (const secret of Object.values(secrets)) expect(text).not.toContain(secret)
    expect(log).toContain('/v1/responders/r-1')
  })

  it('are recognised under their key without a hash that anybody could guess by', async () => {
    const body = person({ methods: [{ ...pager('m-1'), secrets: { pin: '1234' } }] })
    const headers = { 'idempotency-key': 'k' }
    const first = await put(desk, 'r-1', body, undefined, { headers })
    const again = await put(desk, 'r-1', body, undefined, { headers })
    expect([again.headers.get('idempotent-replay'), again.body]).toEqual(['true', first.body])
    const other = person({ methods: [{ ...pager('m-1'), secrets: { pin: '1235' } }] })
    expect(problem(await put(desk, 'r-1', other, undefined, { headers })).code).toBe('idempotency-key-reused')
    const rows = await desk.database.read((reader) => reader.selectFrom('remembered_answer').select('body_hash').execute()) // prettier-ignore
    expect(rows.map((row) => row.body_hash)).not.toContain(hashBody(responderReplacementSchema.parse(body)))
  })

  it('are not sent to another address than they were given for', async () => {
    await added(desk, 'r-1', { methods: [webhook()] })
    const moved = await put(desk, 'r-1', person({ methods: [webhook('https://elsewhere.example/', {})] }), 1)
    expect([problem(moved).status, paths(moved)]).toEqual([400, ['methods.0.secrets.secret']])
    expect(problem(moved).detail).toContain('given for another address')
    const anew = await put(desk, 'r-1', person({ methods: [webhook('https://elsewhere.example/')] }), 1)
    expect(anew.status).toBe(200)
  })

  it.each([
    ['a webhook', webhook(undefined, {}), 'methods.0.secrets.secret'],
    [
      'a webhook whose secret is taken away',
      webhook(undefined, { secret: null }),
      'methods.0.secrets.secret',
    ],
    ['PagerDuty', { id: 'm', settings: { channel: 'pagerduty' } }, 'methods.0.secrets.routingKey'],
  ])('that %s cannot do without have to be given', async (_, method, path) => {
    const reply = await put(desk, 'r-1', person({ methods: [method] }))
    expect([reply.status, paths(reply)]).toEqual([400, [path]])
  })
})

describe('bad input', () => {
  const eleven = Array.from({ length: 11 }, (_, index) => mailbox(`m-${index}`))
  it.each([
    ['a phone number with letters', { phone: 'call me' }, 'phone'],
    ['an e-mail address with a line break', { methods: [mailbox('m', 'ann@example.com\r\nBcc: all@example.com')] }, 'methods.0.settings.to'],
    ['a secret that the channel does not know', { methods: [{ ...pager('m'), secrets: { routingKey: 'x' } }] }, 'methods.0.secrets.routingKey'],
    ['a secret that would break a line', { methods: [{ ...pager('m'), secrets: { pin: '1\r\nSEND' } }] }, 'methods.0.secrets.pin'],
    ['a token that would break a header', { methods: [{ id: 'm', settings: { channel: 'ntfy', topic: 't' }, secrets: { token: 'a\nb' } }] }, 'methods.0.secrets.token'],
    ['two methods of one id', { methods: [pager('m'), mailbox('m')] }, 'methods'],
    ['eleven methods', { methods: eleven }, 'methods'],
    ['a name with control characters', { name: 'An\u0007n' }, 'name'],
    ['a channel that does not exist', { methods: [{ id: 'm', settings: { channel: 'fax' } }] }, 'methods.0.settings.channel'],
    ['a pager’s id with a space', { methods: [pager('m', { pagerId: '1 2' })] }, 'methods.0.settings.pagerId'],
    ['an unknown field', { shoe: 44 }, 'shoe'],
  ])('is refused: %s', async (_, more, path) => {
    const reply = await put(desk, 'r-1', person(more))
    expect([reply.status, problem(reply).code]).toEqual([400, 'invalid-request'])
    expect(paths(reply)).toContain(path)
    expect((await desk.api('GET', '/v1/responders/r-1')).status).toBe(404)
  }) // prettier-ignore

  it('is refused: an id that is none', async () => {
    expect((await put(desk, 'r%201', person())).status).toBe(400)
  })

  it('is refused: a method that is somebody else’s', async () => {
    await added(desk, 'r-1', { methods: [pager('m-1')] })
    const reply = await put(desk, 'r-2', person({ methods: [mailbox('m-1')] }))
    expect([problem(reply).status, problem(reply).code, paths(reply)]).toEqual([409, 'id-taken', ['methods.0.id']]) // prettier-ignore
  })

  it.each([
    'http://127.0.0.1/',
    'https://10.0.0.7:8443/x',
    'http://[::1]/',
    'http://localhost:9/',
    'http://0x7f.1/',
  ])('is refused: a webhook to %s, inside the network, unless an administrator says so', async (url) => {
    const reply = await put(desk, 'r-1', person({ methods: [webhook(url)] }))
    expect([problem(reply).status, paths(reply)]).toEqual([422, ['methods.0.settings.allowsInternal']])
    expect(problem(reply).detail).toMatch(/inside a private network\. .*“May stand inside our own network”/)
    const allowed = { ...webhook(url), settings: { channel: 'webhook', url, allowsInternal: true } }
    expect((await put(desk, 'r-1', person({ methods: [allowed] }))).status).toBe(201)
  })
})
