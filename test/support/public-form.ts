import { JSDOM } from 'jsdom'
import type { Desk, Reply } from './desk.ts'

export const filled = {
  groupName: 'Harbour Bakery',
  urgency: 'impaired-function',
  firstName: 'Ada',
  lastName: 'Byron',
  email: 'ada@harbour.example',
  phone: '+1 555 0100',
  subject: 'Contact form sends nothing',
  description: 'It worked yesterday.\nSince this morning nothing arrives.',
  workedBefore: 'yes',
  everythingDown: 'no',
}

type Fields = Readonly<Record<string, string>>
type Headers = Readonly<Record<string, string>>

/** Sends fields as a browser's form does, without a token. */
export function sendForm(desk: Desk, path: string, fields: Fields, headers: Headers = {}): Promise<Reply> {
  return desk.api('POST', path, {
    token: null,
    raw: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
}

export function documentOf(reply: Reply): Document {
  return new JSDOM(reply.text).window.document
}

export async function openPage(desk: Desk, path: string): Promise<Document> {
  return documentOf(await desk.api('GET', path, { token: null }))
}

/** What a page's field holds. */
export function valueOf(page: Document, name: string): string | null {
  const field = page.querySelector(`form [name=${name}]`)
  return field?.tagName === 'TEXTAREA' ? field.textContent : (field?.getAttribute('value') ?? null)
}

/** The random field of a form as it was handed out. */
export async function freshSubmission(desk: Desk, path: string): Promise<string> {
  return valueOf(await openPage(desk, path), 'submission') ?? ''
}

/** How many tickets the desk holds. */
export async function ticketCount(desk: Desk): Promise<number> {
  const row = await desk.database.read((reader) =>
    reader
      .selectFrom('ticket')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  return row.count
}
