import { randomBytes, randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachmentLimits } from '#shared/protocol/attachment'
import { changesReplySchema } from '#shared/protocol/changes'
import { messageSchema, type Message } from '#shared/protocol/message'
import { problemSchema } from '#shared/protocol/problem'
import { forgetFiles } from '#server/housekeeping'
import { inspectDesk } from '#server/store/inspect-desk'
import { attachmentPath, sendFile, sha256, takenFile } from '../../support/attachments.ts'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk, type Reply } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { until } from '../../support/until.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.close())

const problem = (reply: Reply) => problemSchema.parse(reply.body)
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3)
const rows = (query: string, dir = desk.dataDir) => {
  const sqlite = new DatabaseSync(`${dir}/desk.db`, { readOnly: true })
  const count = Number(Object.values(sqlite.prepare(query).get() ?? {})[0])
  sqlite.close()
  return count
}
const files = () => rows('select count(*) from file')
const writes = (ticketId: string, attachmentIds: readonly string[], more: object = {}) =>
  desk.api('POST', `/v1/tickets/${ticketId}/messages`, {
    body: { kind: 'note', body: 'See the file.', attachmentIds, ...more },
  })
const download = async (id: string, token: string | null = desk.token) => {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` }
  const reply = await fetch(`${desk.url}/v1/attachments/${id}`, { headers })
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) }
}

/** Sends the head of a request and some of its body, and answers what comes back, if anything does. */
function begin(path: string, headers: Record<string, string | number>, body: Uint8Array) {
  const sent = httpRequest(`${desk.url}${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${desk.token}`, ...headers },
  })
  const answered = new Promise<number | null>((resolve) => {
    sent.on('response', (response) => resolve(response.statusCode ?? 0))
    sent.on('error', () => resolve(null))
  })
  sent.flushHeaders()
  sent.write(body)
  return { sent, answered }
}

describe('a file', () => {
  it('comes back byte for byte, named and typed by the desk, through message, ticket and feed', async () => {
    const { id: ticketId } = await file(desk)
    const bytes = Buffer.concat([png, randomBytes(700_000)])
    const stored = await takenFile(desk, ticketId, '../../x.png', bytes)
    expect(stored).toMatchObject({ name: 'x.png', type: 'image/png', size: bytes.length, sha256: sha256(bytes) })
    const told = { id: stored.id, name: 'x.png', type: 'image/png', size: bytes.length }
    const message = messageSchema.parse((await writes(ticketId, [stored.id])).body)
    expect(message.attachments).toEqual([told])
    const ticket = await desk.api('GET', `/v1/tickets/${ticketId}`)
    expect((ticket.body as { messages: Message[] }).messages.at(-1)?.attachments).toEqual([told])
    const feed = changesReplySchema.parse((await desk.api('GET', '/v1/changes?limit=5000')).body)
    expect(feed.changes.find(({ id }) => id === message.id)).toMatchObject({ doc: { attachments: [told] } })

    const got = await download(stored.id)
    expect(got.bytes.equals(bytes)).toBe(true)
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="x.png"; filename*=UTF-8''x.png`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
  }) // prettier-ignore

  it('that can run leaves as bytes, and its name cannot leave the header', async () => {
    const { id: ticketId } = await file(desk)
    const page = await takenFile(desk, ticketId, 'a"b\r\nx-evil: 1;é\u202e.html', '<script>alert(1)</script>')
    const { headers } = await download(page.id)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('x-evil')).toBeNull()
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="a_bx-evil_ 1;_.html"; filename*=UTF-8''a_bx-evil_%201%3B%C3%A9.html`,
    )
    const svg = await takenFile(desk, ticketId, 'logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect((await download(svg.id)).headers.get('content-type')).toBe('application/octet-stream')
  })

  it('sent again under its id is answered again, and another one is refused', async () => {
    const { id: ticketId } = await file(desk)
    const before = files()
    const first = await sendFile(desk, ticketId, 'a.txt', 'one', { id: `f-${ticketId}` })
    const again = await sendFile(desk, ticketId, 'a.txt', 'one', { id: `f-${ticketId}` })
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotent-replay')).toBe('true')
    expect(problem(await sendFile(desk, ticketId, 'a.txt', 'two', { id: `f-${ticketId}` })).code).toBe('id-taken')
    const both = await Promise.all([1, 2].map(() => sendFile(desk, ticketId, 'b.txt', 'same', { id: `g-${ticketId}` })))
    expect(both[0]?.body).toEqual(both[1]?.body)
    expect(files()).toBe(before + 2)
  }) // prettier-ignore

  it('that is empty, that arrives as another one, or that goes nowhere is refused, and nothing of it stays', async () => {
    const { id: ticketId } = await file(desk)
    const before = files()
    expect(problem(await sendFile(desk, ticketId, 'a.txt', ''))).toMatchObject({
      code: 'invalid-request',
      detail: 'The file is empty: there is nothing to keep.',
    })
    const path = attachmentPath(randomUUID(), ticketId, 'a.txt', 'what was meant')
    const other = await desk.api('PUT', path, { raw: 'what arrived', headers: { 'content-type': 'x/y' } })
    expect(problem(other).detail).toMatch(/arrived as another one/)
    expect(problem(await sendFile(desk, 'nowhere', 'a.txt', 'x')).code).toBe('not-found')
    expect((await sendFile(desk, ticketId, 'a.txt', 'x', { token: null })).status).toBe(401)
    expect(files()).toBe(before)
  })

  it('that is too large is refused before it is read, and while it is read where nobody said so before', async () => {
    const { id: ticketId } = await file(desk)
    const before = files()
    const path = attachmentPath(randomUUID(), ticketId, 'a.bin', 'x')
    const tooLarge = attachmentLimits.file + 1
    const said = begin(path, { 'content-length': tooLarge }, Buffer.alloc(10))
    expect(await said.answered).toBe(413)
    said.sent.destroy()
    const unsaid = begin(path, { 'transfer-encoding': 'chunked' }, Buffer.alloc(tooLarge))
    expect(await unsaid.answered).toBe(413)
    unsaid.sent.destroy()
    await until('nothing of it is left', () => files() === before)
    const largest = randomBytes(attachmentLimits.file)
    expect((await sendFile(desk, ticketId, 'a.bin', largest)).status).toBe(201)
  }, 60_000)

  it('that is cut on its way leaves nothing', async () => {
    const { id: ticketId } = await file(desk)
    const before = files()
    const path = attachmentPath(randomUUID(), ticketId, 'a.bin', 'x')
    const { sent } = begin(path, { 'content-length': 5_000_000 }, Buffer.alloc(3_000_000))
    await until('it arrives', () => files() === before + 1)
    sent.destroy()
    await until('nothing of it is left', () => files() === before)
    expect(rows('select count(*) from file_part where file_id not in (select id from file)')).toBe(0)
  })
})

describe('a message', () => {
  it('takes only files of its ticket and its author that no other message has', async () => {
    const [one, other] = [await file(desk), await file(desk)]
    const bo = await newColleague(desk, 'Bo Berg')
    const mine = await takenFile(desk, one.id, 'a.txt', 'mine')
    const theirs = await takenFile(desk, one.id, 'a.txt', 'theirs', { token: bo.token })
    const elsewhere = await takenFile(desk, other.id, 'a.txt', 'elsewhere')
    for (const ids of [['nowhere'], [theirs.id], [elsewhere.id], [mine.id, 'nowhere']]) {
      const refused = problem(await writes(one.id, ids))
      expect(refused).toMatchObject({ status: 422, code: 'invalid-reference' })
      expect(refused.errors?.[0]?.path).toBe('attachmentIds')
    }
    expect((await writes(one.id, [mine.id])).status).toBe(201)
    expect(problem(await writes(one.id, [mine.id])).code).toBe('invalid-reference')
    const eleven = Array.from({ length: 11 }, (_, index) => `f-${index}`)
    expect(problem(await writes(one.id, eleven)).detail).toMatch(/at most 10 files/)
  })

  it('is answered again with its files', async () => {
    const { id } = await file(desk)
    const { id: fileId } = await takenFile(desk, id, 'a.txt', 'once')
    const call = { headers: { 'idempotency-key': `k-${id}` }, body: { kind: 'note', body: 'x', attachmentIds: [fileId] } } // prettier-ignore
    const first = await desk.api('POST', `/v1/tickets/${id}/messages`, call)
    const again = await desk.api('POST', `/v1/tickets/${id}/messages`, call)
    expect(again.headers.get('idempotent-replay')).toBe('true')
    expect(again.body).toEqual(first.body)
  })

  it('shows its files to the staff alone, and a loose file to its sender alone', async () => {
    const { id } = await file(desk)
    const bo = await newColleague(desk, 'Bo Berg')
    const { id: fileId } = await takenFile(desk, id, 'a.txt', 'draft')
    expect((await download(fileId, bo.token)).status).toBe(404)
    expect((await download(fileId)).status).toBe(200)
    await writes(id, [fileId])
    expect((await download(fileId, bo.token)).status).toBe(200)
    expect((await download(fileId, null)).status).toBe(401)
  })
})

describe('what is not wanted any more', () => {
  it('goes with its requester, from messages, feed and disk', async () => {
    const requester = { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.com', phone: '' }
    const ticket = await file(desk, { requester })
    const secret = 'a passport, in plain text'
    const { id: fileId } = await takenFile(desk, ticket.id, 'ada.txt', secret)
    const message = messageSchema.parse((await writes(ticket.id, [fileId])).body)
    const loose = await takenFile(desk, ticket.id, 'loose.txt', secret)
    await desk.api('POST', '/v1/erasures', { body: { email: 'ada@example.com' } })
    for (const id of [fileId, loose.id]) expect((await download(id)).status).toBe(404)
    expect(rows(`select count(*) from file_part where instr(content, cast('${secret}' as blob)) > 0`)).toBe(0)
    const feed = changesReplySchema.parse((await desk.api('GET', '/v1/changes?limit=5000')).body)
    const { doc } = feed.changes.find(({ id }) => id === message.id) as unknown as { doc: Message }
    expect(doc.attachments).toBeUndefined()
    expect(inspectDesk(desk.database.file).faults).toEqual([])
  })

  it('is forgotten: what was cut by a kill after an hour, what no message named after thirty days', async () => {
    const { id } = await file(desk)
    const kept = await takenFile(desk, id, 'kept.txt', 'kept')
    await writes(id, [kept.id])
    const loose = await takenFile(desk, id, 'loose.txt', 'loose')
    await desk.database.write(async (tx) => {
      await tx.insertInto('file').values({ id: 'cut', began_at: new Date().toISOString() }).execute()
      await tx.insertInto('file_part').values({ file_id: 'cut', position: 0, content: png }).execute()
    })
    const later = (hours: number) => new Date(Date.now() + hours * 3_600_000)
    await forgetFiles(desk.database, later(0.9))
    expect(rows(`select count(*) from file where id = 'cut'`)).toBe(1)
    await forgetFiles(desk.database, later(1.1))
    expect(rows(`select count(*) from file_part where file_id = 'cut'`)).toBe(0)
    expect((await download(loose.id)).status).toBe(200)
    await forgetFiles(desk.database, later(24 * 31))
    expect((await download(loose.id)).status).toBe(404)
    expect((await download(kept.id)).bytes.toString()).toBe('kept')
  })
})
