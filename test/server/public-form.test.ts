import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problemSchema } from '#shared/protocol/problem'
import { publicReceiptSchema } from '#shared/protocol/public'
import { ticketWithMessagesSchema } from '#shared/protocol/ticket'
import { startDesk, type Desk } from '../support/desk.ts'
import {
  documentOf,
  filled,
  freshSubmission,
  openPage,
  sendForm,
  ticketCount,
  valueOf,
} from '../support/public-form.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

async function onlyTicket() {
  const list = await desk.api('GET', '/v1/changes')
  const ticket = /"kind":"ticket","id":"([^"]+)"/.exec(list.text)?.[1]
  return ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${ticket}`)).body)
}

describe('filing', () => {
  it('answers a form with the way to its receipt, and the ticket is on the desk', async () => {
    const reply = await sendForm(desk, '/tickets', filled)
    expect(reply.status).toBe(303)
    expect(reply.headers.get('location')).toMatch(/^\/t\/[\w-]{43}$/)
    const ticket = await onlyTicket()
    expect(ticket).toMatchObject({
      groupName: 'Harbour Bakery',
      source: 'form',
      status: 'new',
      urgency: { requested: 'impaired-function', effective: 'impaired-function', judged: null },
      advice: { workedBefore: true, everythingDown: false },
      requester: { firstName: 'Ada', lastName: 'Byron', email: 'ada@harbour.example', phone: '+1 555 0100' },
    })
    expect(ticket.messages).toMatchObject([
      { kind: 'customer', body: filled.description, author: { name: 'Ada Byron' } },
    ])
  })

  it('answers JSON with number and receipt', async () => {
    const reply = await desk.api('POST', '/tickets', { token: null, body: filled })
    expect(reply.status).toBe(201)
    const { number, receipt } = publicReceiptSchema.parse(reply.body)
    expect(number).toBe(1000)
    expect(reply.headers.get('location')).toBe(`/t/${receipt}`)
  })

  it('sends whoever opens the address of the form’s target to the form', async () => {
    const reply = await desk.api('GET', '/tickets', { token: null })
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/'])
  })

  it('keeps half characters from JSON out of the database', async () => {
    const raw = JSON.stringify({ ...filled, subject: 'half' }).replace('half', 'half \\ud83d end')
    expect((await desk.api('POST', '/tickets', { token: null, raw })).status).toBe(201)
    expect((await onlyTicket()).subject).toBe('half \ufffd end')
  })
})

describe('bad input', () => {
  const bad: readonly (readonly [field: string, value: string, message: RegExp])[] = [
    ['groupName', ' ', /Enter your group name/],
    ['groupName', 'x'.repeat(121), /at most 120/],
    ['urgency', 'world-ending', /Choose one of the five/],
    ['firstName', '', /Enter your first name/],
    ['lastName', 'a\u0000b', /control characters.*U\+0000/s],
    ['email', 'ada@', /Enter an e-mail address such as/],
    ['phone', 'call me', /Use digits/],
    ['subject', 'pay\u001btxt.exe', /control characters.*U\+001B/s],
    ['subject', 'x'.repeat(201), /at most 200/],
    ['description', 'bell \u0007', /control characters.*U\+0007/s],
    ['description', 'x'.repeat(100_001), /at most 100000/],
  ]

  it.each(bad)(
    'says beside %s what is wrong, and everything typed is still there',
    async (field, value, message) => {
      const typed = { ...filled, subject: 'A <b>"subject"</b>', [field]: value }
      const reply = await sendForm(desk, '/tickets', typed)
      expect(reply.status).toBe(400)
      const page = documentOf(reply)
      expect(page.getElementById(`${field}-error`)?.textContent).toMatch(message)
      for (const [name, text] of Object.entries(typed)) {
        if (['urgency', 'workedBefore', 'everythingDown'].includes(name)) continue
        // HTML has no way to write U+0000; the message names it.
        expect(valueOf(page, name)).toBe(text.replaceAll('\0', '\ufffd'))
      }
      expect(page.querySelector<HTMLInputElement>('#workedBefore-yes')?.checked).toBe(true)
      expect(await ticketCount(desk)).toBe(0)
    },
  )

  it('names every wrong field of an empty form once, in the order of the page', async () => {
    const page = documentOf(await sendForm(desk, '/tickets', {}))
    const links = [...page.querySelectorAll('.summary a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual(['#groupName', '#firstName', '#lastName', '#email', '#phone', '#subject', '#description', '#urgency']) // prettier-ignore
  })

  it('answers JSON with a problem document that names the fields', async () => {
    const reply = await desk.api('POST', '/tickets', {
      token: null,
      body: { ...filled, email: 'nobody', urgency: 5 },
    })
    expect(reply.status).toBe(400)
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
    const problem = problemSchema.parse(reply.body)
    expect(problem.code).toBe('invalid-request')
    expect(problem.errors?.map((error) => error.path).toSorted()).toEqual(['email', 'urgency'])
  })

  it('tells a program of fields that nobody reads, and passes over those of a form', async () => {
    const body = { ...filled, zzz: '1' }
    const told = problemSchema.parse((await desk.api('POST', '/tickets', { token: null, body })).body)
    expect(told).toMatchObject({ status: 400, errors: [{ path: 'zzz' }] })
    expect((await sendForm(desk, '/tickets', body)).status).toBe(303)
  })

  it.each(['[]', '"text"', '{', 'null', '{"__proto__":{"groupName":"x"}}'])(
    'refuses the JSON body %s',
    async (raw) => {
      const reply = await desk.api('POST', '/tickets', { token: null, raw })
      expect(reply.status).toBe(400)
      expect(problemSchema.parse(reply.body).code).toBe('invalid-request')
    },
  )

  it('refuses what is neither form nor JSON, to a browser with a page', async () => {
    const headers = { 'content-type': 'text/plain' }
    const program = await desk.api('POST', '/tickets', { token: null, raw: '--x--', headers })
    expect(problemSchema.parse(program.body).code).toBe('unsupported-media-type')
    const browser = await desk.api('POST', '/tickets', {
      token: null,
      raw: '--x--',
      headers: { ...headers, accept: 'text/html' },
    })
    expect([browser.status, documentOf(browser).querySelector('h1')?.textContent]).toEqual([
      415,
      'The desk could not take this',
    ])
  })

  it('tells a browser that sent more than 1 MiB what to do and whom to call', async () => {
    const reply = await sendForm(desk, '/tickets', { ...filled, description: 'x'.repeat(2 * 1024 * 1024) })
    expect(reply.status).toBe(413)
    expect(documentOf(reply).querySelector('main')?.textContent).toMatch(/one mebibyte.*\+1 555 010 0100/s)
    expect(await ticketCount(desk)).toBe(0)
  })

  it('answers a JSON body over 1 MiB with a problem document', async () => {
    const body = { ...filled, description: 'x'.repeat(1024 * 1024) }
    const reply = await desk.api('POST', '/tickets', { token: null, body })
    expect([reply.status, problemSchema.parse(reply.body).code]).toEqual([413, 'body-too-large'])
  })

  it('shows hostile text in every field as text', async () => {
    const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>🔥שלום'
    const names = Object.keys(filled).filter((name) => name !== 'urgency')
    const page = documentOf(
      await sendForm(desk, '/tickets', Object.fromEntries(names.map((name) => [name, hostile]))),
    )
    expect(page.querySelectorAll('script, main img')).toHaveLength(0)
    expect(valueOf(page, 'subject')).toBe(hostile)
  })
})

describe('the same form twice', () => {
  it('makes one ticket, also when both arrive together', async () => {
    const form = { ...filled, submission: await freshSubmission(desk, '/') }
    const replies = await Promise.all([1, 2, 3].map(() => sendForm(desk, '/tickets', form)))
    expect(new Set(replies.map((reply) => reply.headers.get('location'))).size).toBe(1)
    expect(await ticketCount(desk)).toBe(1)
  })

  it('makes a new ticket once its text was edited, or from a new form', async () => {
    const submission = await freshSubmission(desk, '/')
    await sendForm(desk, '/tickets', { ...filled, submission })
    await sendForm(desk, '/tickets', { ...filled, submission, subject: 'Something else' })
    await sendForm(desk, '/tickets', { ...filled, submission: await freshSubmission(desk, '/') })
    expect(await ticketCount(desk)).toBe(3)
  })

  it('hands out a different number with each form', async () => {
    const page = await openPage(desk, '/')
    expect(valueOf(page, 'submission')).toMatch(/^[\w-]{43}$/)
    expect(valueOf(page, 'submission')).not.toBe(await freshSubmission(desk, '/'))
  })

  it('honours an Idempotency-Key, and refuses it for another body', async () => {
    const send = (body: object) =>
      desk.api('POST', '/tickets', { token: null, body, headers: { 'idempotency-key': 'k1' } })
    const first = await send(filled)
    const again = await send(filled)
    expect(again.body).toEqual(first.body)
    expect([first.headers.get('idempotent-replay'), again.headers.get('idempotent-replay')]).toEqual([
      null,
      'true',
    ])
    expect(problemSchema.parse((await send({ ...filled, subject: 'Other' })).body).code).toBe(
      'idempotency-key-reused',
    )
    expect(await ticketCount(desk)).toBe(1)
  })

  it('takes two equal JSON requests without a key for two', async () => {
    await desk.api('POST', '/tickets', { token: null, body: filled })
    await desk.api('POST', '/tickets', { token: null, body: filled })
    expect(await ticketCount(desk)).toBe(2)
  })
})

it('knows the same words of a foreign form from the same address for ten minutes', async () => {
  let now = Date.parse('2026-11-23T09:59:30Z')
  const clocked = await startDesk({ clock: () => new Date(now) })
  try {
    await sendForm(clocked, '/tickets', filled)
    now += 9 * 60_000
    await sendForm(clocked, '/tickets', filled)
    expect(await ticketCount(clocked)).toBe(1)
    now += 2 * 60_000
    await sendForm(clocked, '/tickets', filled)
    expect(await ticketCount(clocked)).toBe(2)
  } finally {
    await clocked.close()
  }
})
