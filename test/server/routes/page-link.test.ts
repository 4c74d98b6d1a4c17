import { afterEach, beforeEach, expect, it } from 'vitest'
import { pageListSchema, type Page } from '#shared/protocol/page'
import { problemSchema } from '#shared/protocol/problem'
import type { Responder } from '#shared/protocol/responder'
import { ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { pageLink } from '#server/page-link'
import { newColleague } from '../../support/colleague.ts'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { bring, deliveryRows, pagedPerson, pageNow, wake } from '../../support/paged-people.ts'
import { documentOf, freshSubmission, openPage, sendForm } from '../../support/public-form.ts'

const at = Date.parse('2026-11-28T03:00:00.000Z')
let desk: Desk
let lines: string[]
let ticket: Ticket
let page: Page
let ann: Responder
beforeEach(async () => {
  lines = []
  desk = await startDesk({
    clock: () => new Date(at),
    logSink: { write: (line: string) => void lines.push(line) },
  })
  await desk.api('POST', '/v1/groups', { body: { name: 'Acme Ltd' } })
  ticket = await file(desk, { urgency: 'mission-critical', subject: 'Everything is down' })
  const { items } = pageListSchema.parse((await desk.api('GET', '/v1/pages')).body)
  const [made] = items
  if (made === undefined) throw new Error('A mission-critical ticket of a known group pages.')
  page = made
  ann = await pagedPerson(desk, { id: 'r-ann', name: 'Ann' })
})
afterEach(() => closeSoundDesk(desk))

const linkOf = (responder: Responder) => pageLink('', desk.vault, page.id, responder.id)
const textOf = (shown: Document) => (shown.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ')
const forms = (shown: Document) =>
  [...shown.querySelectorAll('form [name=act]')].map((field) => field.getAttribute('value'))
const messages = async () =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${ticket.id}`)).body).messages

it('shows what it is about, whom to call, what the group’s alarms were worth, and who was reached', async () => {
  const bob = await pagedPerson(desk, { id: 'r-bob', name: 'Bob <b>' })
  await wake(desk, page, ann, 'accepted')
  await wake(desk, page, bob, 'failed')
  const shown = await openPage(desk, linkOf(ann))
  const text = textOf(shown)
  for (const said of [
    `#${ticket.number} · Mission critical`,
    'Everything is down',
    'Nobody has it yet',
    'Acme Ltd',
    'Grace Hopper',
    'Their first mission-critical ticket in 90 days.',
    'Since this morning every message takes an hour.',
    'Ann (you)',
    'not known to be read',
    'Bob <b>',
    'not reached',
  ])
    expect(text).toContain(said)
  expect(shown.querySelector('a.call')?.getAttribute('href')).toBe('tel:+15550100199')
  expect(forms(shown)).toEqual(['acknowledge', 'note'])
  expect(shown.querySelectorAll('script, nav')).toHaveLength(0)
})

it('does nothing when it is opened, however often: mail scanners open links', async () => {
  for (const method of ['GET', 'HEAD', 'GET']) await desk.api(method, linkOf(ann), { token: null })
  expect(await pageNow(desk, page.id)).toEqual(page)
})

it('is for one reader only: not kept, not indexed, not logged, told to no other site', async () => {
  const { headers, status } = await desk.api('GET', linkOf(ann), { token: null })
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-robots-tag')).toContain('noindex')
  expect(headers.get('content-security-policy')).not.toContain('unsafe')
  await sendForm(desk, linkOf(ann), { act: 'acknowledge' })
  const log = lines.join('')
  expect(log).toContain('/p/[redacted]')
  expect(log).not.toContain(linkOf(ann).slice(3, 20))
})

it('acknowledges with one tap, in the name of whom it was sent to', async () => {
  const reply = await sendForm(desk, linkOf(ann), { act: 'acknowledge' })
  expect([reply.status, reply.headers.get('location')]).toEqual([303, linkOf(ann)])
  const by = { name: 'Ann', staffId: null, responderId: 'r-ann', how: 'link' }
  expect(await pageNow(desk, page.id)).toMatchObject({ state: 'acknowledged', acknowledgedBy: by })
  expect((await messages()).at(-1)?.body).toBe('Ann acknowledged the page by the link in the message and has it.') // prettier-ignore
  expect(textOf(await openPage(desk, linkOf(ann)))).toContain('You have it since 03:00')
})

it('shows everybody else who has it, and lets them take it over', async () => {
  const bob = await pagedPerson(desk, { id: 'r-bob', name: 'Bob' })
  await sendForm(desk, linkOf(ann), { act: 'acknowledge' })
  expect((await sendForm(desk, linkOf(bob), { act: 'acknowledge' })).status).toBe(303)
  const shown = await openPage(desk, linkOf(bob))
  expect(textOf(shown)).toContain('Ann has it since 03:00')
  expect(forms(shown)).not.toContain('acknowledge')
  await sendForm(desk, linkOf(bob), { act: 'hand-over', to: 'r-bob' })
  expect((await pageNow(desk, page.id)).acknowledgedBy).toMatchObject({ name: 'Bob', how: 'link' })
  expect((await messages()).at(-1)?.body).toBe('Bob took the page over and has it.')
})

it('hands over to one of those who can be told', async () => {
  await pagedPerson(desk, { id: 'r-bob', name: 'Bob' })
  await pagedPerson(desk, { id: 'r-gone', name: 'Gone', active: false })
  await sendForm(desk, linkOf(ann), { act: 'acknowledge' })
  const shown = await openPage(desk, linkOf(ann))
  const offered = [...shown.querySelectorAll('#to option')].map((option) => option.getAttribute('value'))
  expect(offered).toEqual(['', 'r-bob'])
  const none = await sendForm(desk, linkOf(ann), { act: 'hand-over', to: '' })
  expect(none.status).toBe(400)
  expect(documentOf(none).querySelector('#to-error')?.textContent).toContain('Choose somebody.')
  await sendForm(desk, linkOf(ann), { act: 'hand-over', to: 'r-bob' })
  expect((await pageNow(desk, page.id)).acknowledgedBy).toMatchObject({ name: 'Bob', responderId: 'r-bob' })
  const rows = await deliveryRows(desk, page.id)
  expect(rows.map(({ purpose, responder_id }) => [purpose, responder_id])).toEqual([['tell', 'r-bob']])
})

it('hands over nothing that nobody has, and says why on the page', async () => {
  await pagedPerson(desk, { id: 'r-bob', name: 'Bob' })
  const reply = await sendForm(desk, linkOf(ann), { act: 'hand-over', to: 'r-bob' })
  expect(reply.status).toBe(409)
  expect(textOf(documentOf(reply))).toContain('Nobody has this page yet. Acknowledge it, then hand it over.')
  expect(await pageNow(desk, page.id)).toEqual(page)
})

it('leaves a note in the ticket, once, under the name of the linked member of the staff', async () => {
  const { staff } = await newColleague(desk, 'Cem')
  const cem = await pagedPerson(desk, { id: 'r-cem', name: 'Cem', staffId: staff.id })
  const submission = await freshSubmission(desk, linkOf(cem))
  const form = { act: 'note', body: 'Disk is full.\nI clean up.', submission }
  const replies = await Promise.all([1, 2].map(() => sendForm(desk, linkOf(cem), form)))
  expect(replies.map(({ status }) => status)).toEqual([303, 303])
  const notes = (await messages()).filter(({ kind }) => kind === 'note')
  expect(notes).toHaveLength(1)
  expect(notes[0]).toMatchObject({
    body: 'Disk is full.\nI clean up.',
    author: { kind: 'staff', staffId: staff.id, name: 'Cem' },
  })
  const empty = await sendForm(desk, linkOf(cem), { act: 'note', body: ' ' })
  expect([empty.status, textOf(documentOf(empty)).includes('Enter a note.')]).toEqual([400, true])
})

it('takes a tap from its own page only, whose form browsers send with the Origin null', async () => {
  const tap = (headers: Record<string, string>) =>
    sendForm(desk, linkOf(ann), { act: 'acknowledge' }, headers)
  const foreign = await tap({ origin: 'https://evil.example' })
  expect([foreign.status, (await pageNow(desk, page.id)).state]).toEqual([403, 'queued'])
  expect((await tap({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(303)
})

it.each(['resolved', 'failed', 'withheld'] as const)(
  'says nothing of the ticket and offers nothing once the page is %s',
  async (state) => {
    await bring(desk, page, { state })
    const opened = await desk.api('GET', linkOf(ann), { token: null, headers: { accept: 'text/html' } })
    const tapped = await sendForm(desk, linkOf(ann), { act: 'acknowledge' })
    for (const reply of [opened, tapped]) {
      const shown = documentOf(reply)
      expect([reply.status, forms(shown)]).toEqual([410, []])
      expect(shown.body.textContent).toContain('The page is over')
      expect(shown.body.textContent).not.toMatch(/Everything is down|Acme|Hopper|Ann/)
    }
    const program = await desk.api('POST', linkOf(ann), { token: null, body: { act: 'acknowledge' } })
    expect(problemSchema.parse(program.body).code).toBe('link-spent')
  },
)

it('ends with the person: deleted, or not paged any more', async () => {
  const gone = await pagedPerson(desk, { id: 'r-gone', name: 'Gone', active: false })
  for (const responder of [gone, { ...ann, id: gone.id }])
    expect((await desk.api('GET', linkOf(responder), { token: null })).status).toBe(410)
  expect((await desk.api('DELETE', `/v1/responders/${ann.id}`)).status).toBe(204)
  expect((await desk.api('GET', linkOf(ann), { token: null })).status).toBe(410)
})

it('is nothing where its signature is another one', async () => {
  const forged = linkOf(ann).slice(0, -1) + (linkOf(ann).endsWith('A') ? 'B' : 'A')
  const reply = await desk.api('GET', forged, { token: null, headers: { accept: 'text/html' } })
  expect([reply.status, documentOf(reply).querySelector('h1')?.textContent]).toEqual([404, 'There is nothing at this address']) // prettier-ignore
  expect((await sendForm(desk, forged, { act: 'acknowledge' })).status).toBe(404)
  expect((await desk.api('GET', '/p/', { token: null })).status).toBe(404)
})

it('answers a program in JSON, and refuses what it does not know', async () => {
  const tell = (body: object) => desk.api('POST', linkOf(ann), { token: null, body })
  expect((await tell({ act: 'acknowledge' })).body).toEqual({ state: 'acknowledged', holder: 'Ann' })
  expect(problemSchema.parse((await tell({ act: 'delete' })).body).errors?.[0]?.path).toBe('act')
})

it('is limited like everything that needs no token', async () => {
  const tap = () => desk.api('POST', linkOf(ann), { token: null, body: { act: 'acknowledge' } })
  const statuses = new Set<number>()
  for (const reply of await Promise.all(Array.from({ length: 61 }, tap))) statuses.add(reply.status)
  expect(statuses).toEqual(new Set([200, 429]))
})
