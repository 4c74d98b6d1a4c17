import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Settings } from '../../../shared/protocol/settings.ts'
import { formStyle } from '../../pages/form-style.ts'
import { providerIcon, providerStyle } from '../../pages/provider-style.ts'
import { gatewayPage, messageItems } from './gateway-page.ts'
import { gatewayStyle } from './gateway-style.ts'
import { httpIntake } from './http-intake.ts'
import type { Inbox } from './inbox.ts'
import { pageScript } from './page-script.ts'

/** Of a body, in bytes. */
const largestBody = 256 * 1024

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

interface Answer {
  readonly status: number
  readonly type?: string
  readonly more?: Readonly<Record<string, string>>
  readonly body?: string
}

const page = 'text/html; charset=utf-8'

/** Takes pages over HTTP, and shows everything that any of the gateways took; to be told where to listen. */
export function httpGateway(inbox: Inbox, settings: Settings): Server {
  return createServer((request, response) => {
    void answerOf(request, inbox, settings).then((answer) => send(response, answer))
  })
}

async function answerOf(request: IncomingMessage, inbox: Inbox, settings: Settings): Promise<Answer> {
  // By a name that leads here a page of somebody else could read what came.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? ''))
    return { status: 421, body: 'This is a pager of the machine that it runs on.' }
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return shown(pathname, searchParams.get('known'), inbox, settings)
    case 'POST':
      return posted(request, pathname, inbox)
    default:
      return { status: 405, more: { allow: 'GET, HEAD, POST' } }
  }
}

function shown(path: string, known: string | null, inbox: Inbox, settings: Settings): Answer {
  const version = inbox.version()
  switch (path) {
    case '/':
      return { status: 200, type: page, body: gatewayPage({ settings, messages: inbox.list(), version }) }
    case '/messages': {
      if (known === version) return { status: 204 }
      const body = messageItems({ settings, messages: inbox.list() }).text
      return { status: 200, type: page, more: { 'x-version': version }, body }
    }
    case '/assets/form.css':
      return { status: 200, type: 'text/css; charset=utf-8', body: formStyle }
    case '/assets/provider.css':
      return { status: 200, type: 'text/css; charset=utf-8', body: providerStyle(settings) }
    case '/assets/gateway.css':
      return { status: 200, type: 'text/css; charset=utf-8', body: gatewayStyle }
    case '/assets/pager.js':
      return { status: 200, type: 'text/javascript; charset=utf-8', body: pageScript }
    case '/assets/icon.svg':
      return { status: 200, type: 'image/svg+xml', body: providerIcon(settings) }
    default:
      return { status: 404, body: 'There is nothing here. The pager’s page is at /.' }
  }
}

async function posted(request: IncomingMessage, path: string, inbox: Inbox): Promise<Answer> {
  // Programs send neither; a browser does, and another site has no business here.
  if (!['same-origin', undefined].includes(request.headers['sec-fetch-site']?.toString()))
    return { status: 403, body: 'Another site cannot page anybody here.' }
  const text = await bodyOf(request)
  if (text === null)
    return { status: 413, more: { connection: 'close' }, body: 'That is too large for a pager.' }
  const [, id] = /^\/messages\/(\d{1,9})\/press$/.exec(path) ?? []
  if (id !== undefined) {
    inbox.press(Number(id), new URLSearchParams(text).get('code') ?? '')
    return { status: 303, more: { location: '/' } }
  }
  const intake = httpIntake(path, parseJson(text), (inbox.list()[0]?.id ?? 0) + 1)
  if (intake === null) return { status: 404, body: 'No gateway listens at this path.' }
  if (intake.taken !== null) inbox.take(intake.taken)
  return { status: intake.status, type: 'application/json', body: JSON.stringify(intake.answer) }
}

/** Null where it is too large, or broke off. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of request.iterator({ destroyOnReturn: false })) {
      const bytes: Buffer = Buffer.isBuffer(part) ? part : Buffer.from(String(part))
      size += bytes.length
      if (size > largestBody) return null
      parts.push(bytes)
    }
  } catch {
    return null
  }
  return Buffer.concat(parts).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, { status, type, more, body = '' }: Answer): void {
  response.writeHead(status, {
    ...headers,
    ...(body === '' ? {} : { 'content-type': type ?? 'text/plain; charset=utf-8' }),
    ...more,
  })
  response.end(response.req.method === 'HEAD' ? '' : body)
}
