import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attachmentLimits } from '#shared/protocol/attachment'
import type { Message } from '#shared/protocol/message'
import { problemSchema } from '#shared/protocol/problem'
import { inspectDesk } from '#server/store/inspect-desk'
import { startDesk, type Desk, type Reply } from '../support/desk.ts'
import { sendFiles } from '../support/multipart.ts'
import {
  documentOf,
  filled,
  freshSubmission,
  openPage,
  ticketCount,
  valueOf,
} from '../support/public-form.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

const filesKept = () => {
  const sqlite = new DatabaseSync(`${desk.dataDir}/desk.db`, { readOnly: true })
  const count = (table: string) => Number(sqlite.prepare(`select count(*) as n from ${table}`).get()?.['n'])
  const counts = { files: count('file'), attachments: count('attachment') }
  sqlite.close()
  return counts
}
const nothing = { files: 0, attachments: 0 }
const errorsOf = (page: Document) =>
  [...page.querySelectorAll('#files-error li')].map((line) => line.textContent.replace(/\s+/g, ' ').trim())
const locationOf = (reply: Reply) => reply.headers.get('location') ?? ''
async function messagesOf(number: number): Promise<Message[]> {
  const { body } = await desk.api('GET', `/v1/tickets?q=${number}`)
  const [ticket] = (body as { items: { id: string }[] }).items
  return ((await desk.api('GET', `/v1/tickets/${ticket?.id}`)).body as { messages: Message[] }).messages
}

describe('files of the public form', () => {
  it('go with the ticket: named on the receipt, given back byte for byte, and there for the staff', async () => {
    const bytes = Uint8Array.from(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(600_000)]))
    const files = [
      { name: '../../Bildschirmfoto – größer 🔥.png', bytes },
      { name: 'router.log', bytes: 'line 1' },
    ]
    const filed = await sendFiles(desk, '/tickets', filled, files)
    expect(filed.status).toBe(303)
    const receipt = await openPage(desk, locationOf(filed))
    const links = [...receipt.querySelectorAll('.message.customer .files a')]
    expect(links.map((link) => link.textContent)).toEqual(['Bildschirmfoto – größer 🔥.png', 'router.log'])
    const given = await fetch(desk.url + (links[0]?.getAttribute('href') ?? ''))
    expect(Buffer.from(await given.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(given.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    expect(given.headers.get('content-disposition')).toMatch(/^attachment;/)
    const [message] = await messagesOf(1000)
    expect(message?.attachments).toMatchObject([
      { type: 'image/png', size: bytes.length },
      { type: 'text/plain', size: 6 },
    ])
    const own = await desk.api('GET', `/v1/attachments/${message?.attachments?.[1]?.id}`)
    expect(own.text).toBe('line 1')
    expect(inspectDesk(desk.database.file).faults).toEqual([])
  }) // prettier-ignore

  it('may be left out', async () => {
    expect((await sendFiles(desk, '/tickets', filled, [])).status).toBe(303)
    expect((await messagesOf(1000))[0]?.attachments).toBeUndefined()
    expect(filesKept()).toEqual(nothing)
  })

  it('are taken from programs too, which are told in a problem document what was not', async () => {
    const headers = { accept: 'application/json' }
    const filed = await sendFiles(desk, '/tickets', filled, [{ name: 'a.txt', bytes: 'x' }], { headers })
    expect(filed.status).toBe(303)
    const refused = await sendFiles(desk, '/tickets', filled, [{ name: 'a.exe', bytes: 'x' }], { headers })
    expect(problemSchema.parse(refused.body)).toMatchObject({ status: 400, errors: [{ path: 'files' }] })
  })

  it('sent twice with the same form make one ticket with one copy; another file makes another ticket', async () => {
    const fields = { ...filled, submission: await freshSubmission(desk, '/') }
    const send = (bytes: string) => sendFiles(desk, '/tickets', fields, [{ name: 'a.txt', bytes }])
    const [one, two] = await Promise.all([send('same'), send('same')])
    expect(locationOf(one)).toBe(locationOf(two))
    expect(filesKept()).toEqual({ files: 1, attachments: 1 })
    expect(locationOf(await send('another'))).not.toBe(locationOf(one))
    expect(await ticketCount(desk)).toBe(2)
  })
})

describe('a file that is not taken', () => {
  it.each([
    ['empty.txt', '', '“empty.txt” is empty'],
    ['../../setup.pdf.exe', 'MZ', '“setup.pdf.exe” can run programs'],
    ['photo\u202Egpj.exe', 'MZ', '“photogpj.exe” can run programs'],
    ['page.html', '<script>', '“page.html” can run programs'],
    ['logo.svg', '<svg/>', '“logo.svg” can run programs'],
    ['huge.dat', new Uint8Array(attachmentLimits.form + 1), '“huge.dat” is too large'],
  ])(
    'as %j is named with the reason, and everything typed still stands there',
    async (name, bytes, words) => {
      const fields = { ...filled, submission: await freshSubmission(desk, '/') }
      const good = { name: 'good.txt', bytes: 'x' }
      const reply = await sendFiles(desk, '/tickets', fields, [good, { name, bytes }])
      const page = documentOf(reply)
      expect(reply.status).toBe(400)
      expect(errorsOf(page)).toEqual([expect.stringContaining(words)])
      expect(page.querySelector('.summary a')?.getAttribute('href')).toBe('#files')
      for (const field of ['groupName', 'firstName', 'email', 'subject', 'submission'] as const)
        expect(valueOf(page, field)).toBe(fields[field])
      expect(valueOf(page, 'description')?.replaceAll('\r\n', '\n').trimStart()).toBe(filled.description)
      expect(page.querySelector<HTMLInputElement>(`input[value=${filled.urgency}]`)?.checked).toBe(true)
      expect(page.querySelector('#files-again')?.textContent.replace(/\s+/g, ' ').trim()).toBe(
        'Choose these again, no browser keeps them: good.txt.',
      )
      expect(await ticketCount(desk)).toBe(0)
      expect(filesKept()).toEqual(nothing)
    },
  )

  it('because there are too many, or all together are too large, is named', async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ name: `f${index + 1}.txt`, bytes: 'x' }))
    const tooMany = documentOf(await sendFiles(desk, '/tickets', filled, many))
    expect(errorsOf(tooMany)).toEqual([
      'Error: Only 10 files can go with one message. “f11.txt” and those after it were not taken.',
    ])
    const half = new Uint8Array(attachmentLimits.form / 2 + 1)
    const large = [{ name: 'one.dat', bytes: half }, { name: 'two.dat', bytes: half }, { name: 'three.txt', bytes: 'x' }]
    const tooLarge = documentOf(await sendFiles(desk, '/tickets', filled, large))
    expect(errorsOf(tooLarge)).toEqual(['Error: “two.dat” is too large: all files together may have 25 MiB.'])
    expect(filesKept()).toEqual(nothing)
  }) // prettier-ignore

  it('stands among the other mistakes of the form, in the order of the page', async () => {
    const fields = { ...filled, email: 'nobody', urgency: '' }
    const page = documentOf(await sendFiles(desk, '/tickets', fields, [{ name: 'a.exe', bytes: 'x' }, { name: 'b.txt', bytes: '' }])) // prettier-ignore
    const links = [...page.querySelectorAll('.summary a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual(['#email', '#files', '#files', '#urgency'])
  })

  it('shows a hostile name as text', async () => {
    const reply = await sendFiles(desk, '/tickets', filled, [
      { name: '<img src=x onerror=alert(1)>.exe', bytes: 'x' },
    ])
    const page = documentOf(reply)
    expect(page.querySelectorAll('script, main img')).toHaveLength(0)
    expect(errorsOf(page)[0]).toContain('_img src=x onerror=alert(1)_.exe')
  })
})

describe('what a customer adds on the receipt', () => {
  it('takes files, and is shown again with its text where one is not taken', async () => {
    const receipt = locationOf(await sendFiles(desk, '/tickets', filled, []))
    const send = (name: string, bytes: string) =>
      sendFiles(desk, `${receipt}/messages`, { body: 'See the trace.' }, [{ name, bytes }])
    const refused = documentOf(await send('trace.sh', 'x'))
    expect(errorsOf(refused)[0]).toContain('“trace.sh” can run programs')
    expect(valueOf(refused, 'body')?.trim()).toBe('See the trace.')
    expect(filesKept()).toEqual(nothing)
    expect(locationOf(await send('trace.txt', 'hop 1'))).toBe(`${receipt}#messages`)
    const page = await openPage(desk, receipt)
    expect(page.querySelector('.files a')?.textContent).toBe('trace.txt')
    expect((await messagesOf(1000)).at(-1)?.attachments).toMatchObject([{ name: 'trace.txt', size: 5 }])
  })

  it('keeps no file for a receipt that nobody has', async () => {
    const reply = await sendFiles(desk, '/t/nobody/messages', { body: 'x' }, [{ name: 'a.txt', bytes: 'x' }])
    expect(reply.status).toBe(404)
    expect(filesKept()).toEqual(nothing)
  })

  it('goes with its requester, file and all', async () => {
    const secret = 'a passport, in plain text'
    const receipt = locationOf(
      await sendFiles(desk, '/tickets', filled, [{ name: 'ada.txt', bytes: secret }]),
    )
    await sendFiles(desk, `${receipt}/messages`, { body: 'More' }, [{ name: 'more.txt', bytes: secret }])
    const address = (await openPage(desk, receipt)).querySelector('.files a')?.getAttribute('href') ?? ''
    expect(filesKept()).toEqual({ files: 2, attachments: 2 })
    await desk.api('POST', '/v1/erasures', { body: { email: filled.email } })
    expect(filesKept()).toEqual(nothing)
    expect((await desk.api('GET', address, { token: null })).status).toBe(404)
    expect(inspectDesk(desk.database.file).faults).toEqual([])
  })
})
