import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pageListSchema, pageSchema } from '#shared/protocol/page'
import { problemSchema } from '#shared/protocol/problem'
import { responderSchema } from '#shared/protocol/responder'
import { findCode } from '#server/store/method-codes'
import { methodIdSchema } from '#shared/protocol/common'
import { newColleague } from '../../support/colleague.ts'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Call, type Desk, type Reply } from '../../support/desk.ts'
import { added, mailbox, pager, person, put, read } from '../../support/responders-by-api.ts'

const minute = 60_000
let desk: Desk
let now: number
let log: string
beforeEach(async () => {
  now = Date.parse('2026-11-28T03:00:00.000Z')
  log = ''
  desk = await startDesk({ clock: () => new Date(now), logSink: { write: (line) => void (log += line) } })
  await added(desk, 'r-1', { methods: [pager('m-1'), mailbox('m-2')] })
})
afterEach(() => closeSoundDesk(desk))

const problem = (reply: Reply) => problemSchema.parse(reply.body)
const act = (name: string, body: object = {}, call: Call = {}) =>
  desk.api('POST', `/v1/responders/r-1/methods/m-1/${name}`, { body, ...call })
const verify = (body?: object, call?: Call) => act('verify', body, call)
const kept = () => desk.database.read((reader) => findCode(reader, methodIdSchema.parse('m-1')))
const pages = async () => pageListSchema.parse((await desk.api('GET', '/v1/pages')).body).items
const purposes = async () =>
  (await desk.database.read((reader) => reader.selectFrom('page_run').select('purpose').execute())).map((row) => row.purpose) // prettier-ignore

async function sentCode(): Promise<string> {
  const code = await kept()
  if (code === null) throw new Error('No code is kept.')
  return desk.vault.open(code.sealed, 'm-1 code')
}
/** Another one than was sent. */
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describe('a code', () => {
  it('goes out by the method alone, as a drill that does not say it', async () => {
    const reply = await verify()
    expect(reply.status).toBe(201)
    const page = pageSchema.parse(reply.body)
    expect(page).toMatchObject({ kind: 'drill', state: 'queued', responderIds: ['r-1'], methodId: 'm-1', ticketId: null }) // prettier-ignore
    expect(page.text).toBe('Code to verify this way')
    expect(await purposes()).toEqual(['verify'])
    const code = await sentCode()
    expect(code).toMatch(/^\d{6}$/)
    for (const text of [reply.text, log, (await desk.api('GET', '/v1/changes?limit=5000')).text])
      expect(text).not.toContain(code)
  })

  it('verifies the method once it is entered, and counts no second time', async () => {
    await verify()
    const code = await sentCode()
    now += minute
    const reply = await verify({ code: ` ${code} ` })
    expect([reply.status, reply.headers.get('etag')]).toEqual([200, '"2"'])
    const { methods } = responderSchema.parse(reply.body)
    expect(methods.map(({ verifiedAt }) => verifiedAt)).toEqual([new Date(now).toISOString(), null])
    expect(await read(desk, 'r-1')).toEqual(reply.body)
    expect(await kept()).toBeNull()
    expect(problem(await verify({ code })).detail).toContain('No code was sent')
    expect((await desk.api('GET', '/v1/audit')).text).toContain(
      'pager 5551234 at pager.example.net:444 verified.',
    )
    expect(log).not.toContain(code)
  })

  it('is taken five times wrong and no sixth time right, whatever key the tries have', async () => {
    await verify()
    const code = await sentCode()
    const words: string[] = []
    for (let index = 0; index < 5; index += 1) {
      const reply = await verify({ code: wrong(code) }, { headers: { 'idempotency-key': 'same' } })
      expect(problem(reply)).toMatchObject({ status: 422, errors: [{ path: 'code' }] })
      words.push(problem(reply).detail)
    }
    expect(words[0]).toBe('The code is wrong. 4 tries are left.')
    expect(words[3]).toBe('The code is wrong. One try is left.')
    expect(words[4]).toContain('counts no more')
    expect(problem(await verify({ code })).detail).toContain('Five codes were wrong')
    expect((await read(desk, 'r-1')).methods[0]?.verifiedAt).toBeNull()
  })

  it('is too old after 15 minutes', async () => {
    await verify()
    const code = await sentCode()
    now += 15 * minute
    expect(problem(await verify({ code }))).toMatchObject({ status: 422, errors: [{ path: 'code' }] })
    now -= 1
    expect((await verify({ code })).status).toBe(200)
  })

  it('is sent once a minute at most, and the newest counts', async () => {
    await verify()
    const first = await sentCode()
    now += minute - 1
    const refused = await verify()
    expect([problem(refused).code, refused.headers.get('retry-after')]).toEqual(['rate-limited', '1'])
    expect(await sentCode()).toBe(first)
    now += 1
    expect((await verify()).status).toBe(201)
    expect(await pages()).toHaveLength(2)
    expect((await kept())?.expiresAt.getTime()).toBe(now + 15 * minute)
  })

  it('is forgotten where the method changes, and kept where another one does', async () => {
    await verify()
    const code = await sentCode()
    await put(desk, 'r-1', person({ methods: [pager('m-1'), mailbox('m-2', 'other@example.net')] }), 1)
    expect(await sentCode()).toBe(code)
    await put(desk, 'r-1', person({ methods: [pager('m-1', { pagerId: '999' }), mailbox('m-2')] }), 2)
    expect(problem(await verify({ code })).detail).toContain('No code was sent')
  })
})

describe('a test', () => {
  it('is a drill by one method', async () => {
    const page = pageSchema.parse((await act('test')).body)
    expect(page).toMatchObject({ kind: 'drill', responderIds: ['r-1'], methodId: 'm-1' })
    expect(page.text).toMatch(/^Test by .*: nothing has happened$/)
    expect(await purposes()).toEqual(['test'])
  })
})

describe('trying a method', () => {
  it('is refused for somebody who is not active: nothing goes to them', async () => {
    await put(desk, 'r-1', person({ active: false, methods: [pager('m-1')] }), 1)
    for (const name of ['verify', 'test']) {
      const refused = problem(await act(name))
      expect([refused.status, refused.detail]).toEqual([
        422,
        expect.stringContaining('make them active first'),
      ])
    }
    expect([await pages(), await kept()]).toEqual([[], null])
  })

  it('is for administrators and for that very person', async () => {
    const { staff, token } = await newColleague(desk, 'Ann')
    for (const name of ['verify', 'test']) expect((await act(name, {}, { token })).status).toBe(403)
    expect(await pages()).toEqual([])
    await put(desk, 'r-1', person({ staffId: staff.id, methods: [pager('m-1')] }), 1)
    for (const name of ['verify', 'test']) expect((await act(name, {}, { token })).status).toBe(201)
  })

  it.each([
    ['/v1/responders/nobody/methods/m-1/test', {}, 404],
    ['/v1/responders/r-1/methods/other/verify', {}, 404],
    ['/v1/responders/r-1/methods/m-1/verify', { code: '12345' }, 400],
    ['/v1/responders/r-1/methods/m-1/verify', { code: '12345a' }, 400],
    ['/v1/responders/r-1/methods/m-1/verify', { code: '123456' }, 422],
  ])('%s with %o is refused', async (path, body, status) => {
    expect((await desk.api('POST', path, { body })).status).toBe(status)
  })
})
