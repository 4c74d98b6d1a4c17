import { afterEach, beforeEach, expect, it } from 'vitest'
import { pageListSchema } from '#shared/protocol/page'
import { problemSchema } from '#shared/protocol/problem'
import { settingsReplySchema } from '#shared/protocol/settings'
import { ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { startDesk, type Desk } from '../support/desk.ts'
import { documentOf, filled, freshSubmission, openPage, sendForm, valueOf } from '../support/public-form.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk({ env: { PUBLIC_URL: 'https://desk.example.com' } })
})
afterEach(() => desk.close())

async function file(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const reply = await sendForm(desk, '/tickets', { ...filled, ...changes })
  return reply.headers.get('location') ?? ''
}

async function ticketOf(number: number) {
  const changes = await desk.api('GET', '/v1/changes?limit=5000')
  const id = new RegExp(`"doc":\\{"id":"([^"]+)","number":${number}`).exec(changes.text)?.[1]
  const { body, headers } = await desk.api('GET', `/v1/tickets/${id}`)
  return { ticket: ticketWithMessagesSchema.parse(body), etag: headers.get('etag') ?? '' }
}

const textOf = (page: Document) => (page.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')

it('says number, status, what happens next, the link to keep, whom to call and when', async () => {
  const path = await file()
  const page = await openPage(desk, path)
  const text = textOf(page)
  expect(page.querySelector('h1')?.textContent).toBe(filled.subject)
  for (const said of [
    'Ticket 1000',
    'New',
    'What happens next',
    'Keep this link',
    '+1 555 010 0100',
    'Monday to Friday',
  ])
    expect(text).toContain(said)
  expect(page.querySelector('.keep a')?.getAttribute('href')).toBe(`https://desk.example.com${path}`)
  expect(page.querySelector('.message .body')?.textContent).toBe(filled.description)
  expect(page.querySelector('.paging')).toBeNull()
})

it('is for one reader only: not kept, not indexed, told to no other site', async () => {
  const { headers } = await desk.api('GET', await file(), { token: null })
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-robots-tag')).toContain('noindex')
  expect(headers.get('content-security-policy')).not.toContain('unsafe')
})

it('tells whoever filed mission critical that nobody was paged and whom to call', async () => {
  const page = await openPage(desk, await file({ urgency: 'mission-critical' }))
  expect(page.querySelector('.paging')?.textContent).toMatch(
    /Nobody has been paged.*Call \+1 555 010 0100 now/s,
  )
})

it('tells how far the page has come, and that somebody has it only once somebody does', async () => {
  await desk.api('POST', '/v1/groups', { body: { name: 'Known Bakery' } })
  const path = await file({ groupName: 'Known Bakery', urgency: 'mission-critical' })
  const told = async () => (await openPage(desk, path)).querySelector('.paging')?.textContent ?? ''
  expect(await told()).toMatch(/We are paging our people.*Nobody has answered yet/s)
  const { items } = pageListSchema.parse((await desk.api('GET', '/v1/pages')).body)
  const id = items[0]?.id
  await desk.api('POST', `/v1/pages/${id}/acknowledge`, { body: {} })
  expect(await told()).toMatch(/Somebody has it.*One of our people has it since/s)
  expect(await told()).not.toContain('Administrator')
  await desk.api('POST', '/v1/pages', { body: { id: 'p-hand', kind: 'manual', ticketId: items[0]?.ticketId, text: 'More hands' } }) // prettier-ignore
  expect(await told()).toContain('Somebody has it')
  await desk.api('POST', `/v1/pages/${id}/resolve`, { body: {} })
  expect(await told()).toContain('We are paging our people')
})

it('says on the receipt, and never on the form, that a group is not known', async () => {
  await desk.api('POST', '/v1/groups', { body: { name: 'Known Bakery' } })
  expect(textOf(await openPage(desk, await file({ groupName: 'Known Bakery' })))).not.toContain(
    'does not know',
  )
  expect(textOf(await openPage(desk, await file()))).toContain(
    'does not know a group named “Harbour Bakery” yet',
  )
  const known = await sendForm(desk, '/tickets', { groupName: 'Known Bakery' })
  const unknown = await sendForm(desk, '/tickets', { groupName: 'Nobody Bakery' })
  const plain = (text: string) =>
    text.replaceAll(/Known|Nobody/g, '').replace(/name="submission" value="[^"]*"/, '')
  expect(plain(known.text)).toBe(plain(unknown.text))
})

it('shows replies and status after a change, and never notes or events', async () => {
  const path = await file()
  const { ticket } = await ticketOf(1000)
  const say = (kind: string, body: string) => desk.api('POST', `/v1/tickets/${ticket.id}/messages`, { body: { kind, body, force: true } }) // prettier-ignore
  expect((await say('note', 'Secret note about the customer')).status).toBe(201)
  expect((await say('reply', 'We are on it.\nMore <b>soon</b>.')).status).toBe(201)
  const { etag } = await ticketOf(1000)
  const change = { status: 'pending', reason: 'Secret reason' }
  await desk.api('PATCH', `/v1/tickets/${ticket.id}`, { body: change, headers: { 'if-match': etag } })
  const page = await openPage(desk, path)
  expect([...page.querySelectorAll('.message .body')].map((body) => body.textContent)).toEqual([filled.description, 'We are on it.\nMore <b>soon</b>.']) // prettier-ignore
  expect(page.querySelector('.status')?.textContent).toBe('Pending')
  expect(page.body.textContent).not.toContain('Secret')
  expect(page.querySelector('.message.reply strong')?.textContent).toBe('Administrator')
})

it('adds a message once, however often it is sent, and opens a resolved ticket again', async () => {
  const path = await file()
  const { ticket, etag } = await ticketOf(1000)
  await desk.api('PATCH', `/v1/tickets/${ticket.id}`, {
    body: { status: 'resolved' },
    headers: { 'if-match': etag },
  })
  const form = { body: 'It has stopped again.', submission: await freshSubmission(desk, path) }
  const replies = await Promise.all([1, 2].map(() => sendForm(desk, `${path}/messages`, form)))
  for (const reply of replies)
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `${path}#messages`])
  const after = (await ticketOf(1000)).ticket
  expect(after.status).toBe('open')
  expect(after.messages.filter((message) => message.kind === 'customer').map((message) => message.body)).toEqual([filled.description, 'It has stopped again.']) // prettier-ignore
})

it('takes a message from its own page, whose form browsers send with the Origin null', async () => {
  const path = await file()
  const own = { origin: 'null', 'sec-fetch-site': 'same-origin' }
  expect((await sendForm(desk, `${path}/messages`, { body: 'One' }, own)).status).toBe(303)
  const foreign = await sendForm(
    desk,
    `${path}/messages`,
    { body: 'Two' },
    { origin: 'https://evil.example' },
  )
  expect([foreign.status, valueOf(documentOf(foreign), 'body')]).toEqual([403, 'Two'])
})

it('keeps a message that cannot be taken, with what is wrong beside it', async () => {
  const path = await file()
  const hostile = 'a\u0007<script>alert(1)</script>'
  const reply = await sendForm(desk, `${path}/messages`, { body: hostile })
  const page = documentOf(reply)
  expect(reply.status).toBe(400)
  expect(valueOf(page, 'body')).toBe(`\n${hostile}`.slice(1))
  expect(page.getElementById('body-error')?.textContent).toMatch(/control characters.*U\+0007/s)
  expect(page.querySelector('script')).toBeNull()
  const program = await desk.api('POST', `${path}/messages`, { token: null, body: { body: '' } })
  expect(problemSchema.parse(program.body).errors).toEqual([{ path: 'body', message: 'Enter a message.' }])
})

it('shows hostile text as text, each piece in a direction of its own', async () => {
  const description = '<script>alert(1)</script> \u202Etxt.exe 🔥 שלום & "quotes"'
  const path = await file({ subject: '<img src=x onerror=alert(1)>', groupName: '<u>Acme</u>', description })
  const page = await openPage(desk, path)
  expect(page.querySelectorAll('script, img, main u')).toHaveLength(0)
  expect(page.querySelector('h1')?.textContent).toBe('<img src=x onerror=alert(1)>')
  expect(page.querySelector('.message .body')?.textContent).toBe(description)
  expect(page.querySelector('.message .body')?.getAttribute('dir')).toBe('auto')
})

it.each(['/t/unknown', '/t/%3Cscript%3E', '/t/..%2f..%2fetc'])('tells nothing at %s', async (path) => {
  for (const [method, target] of [
    ['GET', path],
    ['POST', `${path}/messages`],
  ] as const) {
    const reply =
      method === 'GET'
        ? await desk.api(method, target, { token: null })
        : await sendForm(desk, target, { body: 'x' })
    expect(reply.status).toBe(404)
    expect(documentOf(reply).querySelector('h1')?.textContent).toBe('There is nothing at this address')
  }
})

it('names the provider’s zone beside its times', async () => {
  const { body, headers } = await desk.api('GET', '/v1/settings')
  const { version: _, ...settings } = settingsReplySchema.parse(body)
  await desk.api('PUT', '/v1/settings', { body: { ...settings, timeZone: 'Asia/Tokyo' }, headers: { 'if-match': headers.get('etag') ?? '' } }) // prettier-ignore
  const text = textOf(await openPage(desk, await file()))
  expect(text).toContain('Asia/Tokyo (Japan Standard Time)')
})

it('makes up no number and no hours where the desk was told none', async () => {
  const silent = await startDesk({ settings: { emergencyPhone: '', openingHours: '' } })
  try {
    const filed = await sendForm(silent, '/tickets', { ...filled, urgency: 'mission-critical' })
    const path = filed.headers.get('location') ?? ''
    for (const page of [await openPage(silent, '/'), await openPage(silent, path)]) {
      expect(textOf(page)).toMatch(/call your provider/i)
      expect(textOf(page)).not.toMatch(/Opening hours *$|: \.|call \./)
      expect(page.querySelector('a[href^="tel:"]')).toBeNull()
    }
  } finally {
    await silent.close()
  }
})
