import { request as httpRequest, type ClientRequest } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { attachmentLimits } from '#shared/protocol/attachment'
import { mostRead } from '#server/plugins/multipart'
import { uploadPlaces } from '#server/intake/upload-places'
import { startDesk, type Desk } from '../support/desk.ts'
import { encodeForm, sendFiles } from '../support/multipart.ts'
import { documentOf, filled, sendForm, ticketCount, valueOf } from '../support/public-form.ts'
import { until } from '../support/until.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk({ env: { TRUST_PROXY: '127.0.0.1' } })
})
afterEach(() => desk.close())

const filesKept = () => {
  const sqlite = new DatabaseSync(`${desk.dataDir}/desk.db`, { readOnly: true })
  const count = Number(sqlite.prepare('select count(*) as n from file').get()?.['n'])
  sqlite.close()
  return count
}

interface Begun {
  readonly sent: ClientRequest
  /** Null where the line was cut. */
  readonly answered: Promise<{ status: number; text: string } | null>
}

/** Sends what a form with a file begins with, and as much of the file as is given; the rest is the caller's. */
function begin(address: string, length: number, file: Uint8Array, path = '/tickets'): Begun {
  const lines = Object.entries(filled).map(
    ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `${lines.join('')}--x\r\ncontent-disposition: form-data; name="files"; filename="a.dat"\r\n\r\n`
  const sent = httpRequest(desk.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': head.length + length + end.length,
      'x-forwarded-for': address,
      accept: 'text/html',
    },
  })
  const answered = new Promise<{ status: number; text: string } | null>((resolve) => {
    sent.on('error', () => resolve(null))
    sent.on('response', (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('error', () => resolve(null))
    })
  })
  sent.write(head)
  sent.write(file)
  return { sent, answered }
}
const end = '\r\n--x--\r\n'

it('leaves nothing of an upload that its sender breaks off', async () => {
  const { sent } = begin('192.0.2.1', 5_000_000, new Uint8Array(3_000_000))
  await until('some of it is here', () => filesKept() === 1)
  sent.destroy()
  await until('nothing of it is left', () => filesKept() === 0)
  expect(await ticketCount(desk)).toBe(0)
})

it('answers with the form where far too much is sent, and listens to no more than that', async () => {
  const bytes = new Uint8Array(attachmentLimits.form * 2)
  const { sent, answered } = begin('192.0.2.1', bytes.length, bytes)
  sent.end(end)
  const answer = await answered
  const page = documentOf({ status: 400, headers: new Headers(), body: undefined, text: answer?.text ?? '' })
  expect([answer?.status, valueOf(page, 'subject')]).toEqual([400, filled.subject])
  expect(page.querySelector('#files-error')?.textContent).toContain('“a.dat” is too large')

  const endless = begin('192.0.2.2', mostRead * 10, new Uint8Array(0))
  let written = 0
  const piece = new Uint8Array(1024 * 1024)
  const cut = endless.answered.then((got) => ({ got }))
  for (let isCut = false; !isCut && written < mostRead * 2;) {
    const flushed = new Promise<null>((resolve) => endless.sent.write(piece, () => resolve(null)))
    isCut = (await Promise.race([cut, flushed])) !== null
    written += piece.length
  }
  const { got } = await cut
  expect(got === null || got.status === 413).toBe(true)
  expect(written).toBeLessThan(mostRead * 2)
  endless.sent.destroy()
  expect(filesKept()).toBe(0)
  expect(await ticketCount(desk)).toBe(0)
}, 60_000)

it('takes so many uploads at once and no more, keeps the text of the others, and goes on taking tickets', async () => {
  const piece = new Uint8Array(300_000)
  const open: Begun[] = []
  for (let index = 0; index < uploadPlaces.all; index += 1)
    open.push(begin(`2001:db8:0:${index % 4}::${index}`, piece.length, piece.subarray(0, 290_000)))
  await until('all places are taken', () => filesKept() === uploadPlaces.all)
  const late = begin('192.0.2.9', piece.length, piece)
  late.sent.end(end)
  const refused = await late.answered
  expect(refused?.status).toBe(400)
  expect(refused?.text).toContain('The desk is taking many files just now')
  expect(refused?.text).toContain(filled.subject)
  expect((await sendForm(desk, '/tickets', { ...filled, urgency: 'mission-critical' })).status).toBe(303)
  expect((await sendFiles(desk, '/tickets', { ...filled, subject: 'Without files' }, [])).status).toBe(303)
  for (const { sent } of open) sent.end(Buffer.concat([piece.subarray(0, 10_000), Buffer.from(end)]))
  const answers = await Promise.all(open.map(({ answered }) => answered))
  expect(new Set(answers.map((answer) => answer?.status))).toEqual(new Set([303]))
  const after = await sendFiles(desk, '/tickets', { ...filled, subject: 'After' }, [{ name: 'a.txt', bytes: 'x' }])
  expect(after.status).toBe(303)
}, 60_000) // prettier-ignore

it('gives one address no more than its share of places, a whole /64 of IPv6 being one', async () => {
  const open = Array.from({ length: uploadPlaces.address }, (_, index) =>
    begin(`2001:db8::${index + 1}`, 300_000, new Uint8Array(290_000)),
  )
  await until('they are here', () => filesKept() === uploadPlaces.address)
  const send = (address: string) =>
    sendFiles(desk, '/tickets', { ...filled, subject: address }, [{ name: 'a.txt', bytes: 'x' }], {
      headers: { 'x-forwarded-for': address },
    })
  expect((await send('2001:db8:0:0:ffff::1')).text).toContain('The desk is taking many files just now')
  expect((await send('2001:db8:0:1::1')).status).toBe(303)
  for (const { sent } of open) sent.destroy()
  await until('their places are free', () => filesKept() === 1)
  expect((await send('2001:db8::9')).status).toBe(303)
})

it('keeps no file of who is limited or comes from elsewhere, and shows all that was typed', async () => {
  const send = (headers: Record<string, string>) =>
    sendFiles(desk, '/tickets', filled, [{ name: 'a.txt', bytes: 'x' }], {
      headers: { accept: 'text/html', ...headers },
    })
  const foreign = await send({ origin: 'https://elsewhere.example' })
  expect([foreign.status, valueOf(documentOf(foreign), 'subject')]).toEqual([403, filled.subject])
  for (let times = 0; times < 60; times += 1) await sendForm(desk, '/tickets', filled)
  const limited = await send({})
  const page = documentOf(limited)
  expect([limited.status, valueOf(page, 'subject')]).toEqual([429, filled.subject])
  expect(page.querySelector('#files-again')?.textContent).toContain('a.txt')
  expect(filesKept()).toBe(0)
})

it('does not wait for uploads when it stops', async () => {
  const { sent, answered } = begin('192.0.2.1', 5_000_000, new Uint8Array(3_000_000))
  await until('some of it is here', () => filesKept() === 1)
  await desk.app.close()
  expect(await answered).toBeNull()
  sent.destroy()
  await until('nothing of it is left', () => filesKept() === 0)
})

it('takes every torn or changed form for what it is: an answer comes, nothing stays half', async () => {
  const files = [{ name: 'a.txt', bytes: 'some text' }, { name: 'b.txt', bytes: 'more' }]
  const { raw, contentType } = await encodeForm(filled, files)
  const cut = fc.nat({ max: raw.length }).map((length) => raw.slice(0, length))
  const changed = fc
    .array(fc.tuple(fc.nat({ max: raw.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 })
    .map((changes) => {
      const bytes = raw.slice()
      for (const [at, value] of changes) bytes[at] = value
      return bytes
    })
  await fc.assert(
    fc.asyncProperty(fc.oneof(cut, changed), fc.nat(), async (bytes, address) => {
      const headers = { 'content-type': contentType, 'x-forwarded-for': `10.${address % 256}.${(address >> 8) % 256}.1` }
      const reply = await desk.api('POST', '/tickets', { token: null, raw: bytes, headers })
      expect([303, 400]).toContain(reply.status)
    }),
    { numRuns: 60 },
  )
  const sqlite = new DatabaseSync(`${desk.dataDir}/desk.db`, { readOnly: true })
  const loose = 'select count(*) as n from file where id not in (select file_id from attachment where message_id is not null)'
  expect(Number(sqlite.prepare(loose).get()?.['n'])).toBe(0)
  sqlite.close()
}, 60_000) // prettier-ignore
