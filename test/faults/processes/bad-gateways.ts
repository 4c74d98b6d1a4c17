import type { Socket } from 'node:net'
import type { MethodSettings } from '#shared/protocol/responder'
import { startHttpGateway } from '../../support/http-gateway.ts'
import { startBadGateway } from '../../support/snpp-gateway.ts'

/** A gateway that does not bring a message to anybody, in one way of many. */
export interface BadWay {
  readonly name: string
  readonly settings: MethodSettings
  /** What it makes the desk believe: that it took the message, or that it did not. */
  readonly ends: 'accepted' | 'failed'
  /** What the page has to tell of it. */
  readonly words: RegExp
  /** In ms from the beginning of the page: when the desk can know at the latest that it failed. */
  readonly knownIn: number
}

export interface BadGateways {
  readonly ways: readonly BadWay[]
  /** Of the desk: `SMTP_URL`. */
  readonly mailUrl: string
  stop(): Promise<void>
}

/** In ms. Refused for good: at once; to be tried again: after the third try; hanging: when a try's time is up. */
const atOnce = 0
const threeTries = 8000
const hangs = 20_000

/** All of them, on ports of the loopback. */
export async function startBadGateways(): Promise<BadGateways> {
  const http = await httpGateways()
  const snpp = await snppGateways()
  const mail = await startBadGateway(answerMail())
  return {
    ways: [...http.ways, ...snpp.ways, ...mailWays],
    mailUrl: `smtp://127.0.0.1:${mail.port}?security=none`,
    async stop() {
      await Promise.all([http.stop(), snpp.stop(), mail.stop()])
    },
  }
}

type Ways = Omit<BadGateways, 'mailUrl'>

async function httpGateways(): Promise<Ways> {
  const statusOf: Record<string, number | null> = { '/void': 200, '/broken': 503, '/unknown': 404, '/hangs': null } // prettier-ignore
  const gateway = await startHttpGateway((path) => statusOf[path] ?? null)
  const closing = await startBadGateway((_, socket) => hangUp(socket), null)
  const nonsense = await startBadGateway(() => 'BOO 17 \u0007\r\n', null)
  const gone = await startBadGateway(() => null)
  await gone.stop()
  const to = (path: string): MethodSettings => ({ channel: 'webhook', url: `${gateway.url}${path}`, allowsInternal: true }) // prettier-ignore
  const at = (port: number): MethodSettings => ({ channel: 'webhook', url: `http://127.0.0.1:${port}/`, allowsInternal: true }) // prettier-ignore
  return {
    ways: [
      { name: 'webhook accepts and never delivers', settings: to('/void'), ends: 'accepted', words: /^200 /, knownIn: 0 }, // prettier-ignore
      failing('webhook answers 503', to('/broken'), /answered 503 as you say/, threeTries),
      failing('webhook knows no such number', to('/unknown'), /answered 404 as you say/, atOnce),
      failing('webhook hangs', to('/hangs'), /no time left/, hangs),
      failing('webhook closes early', at(closing.port), /The line broke/, threeTries),
      failing('webhook speaks nonsense', at(nonsense.port), /The line broke/, threeTries),
      failing('webhook is down', at(gone.port), /ECONNREFUSED/, threeTries),
    ],
    async stop() {
      await Promise.all([gateway.stop(), closing.stop(), nonsense.stop()])
    },
  }
}

const isSend = (command: string) => command.startsWith('SEND')
const ok = '250 OK\r\n'

async function snppGateways(): Promise<Ways> {
  const started: { stop(): Promise<void> }[] = []
  async function pager(
    answer: Parameters<typeof startBadGateway>[0],
    isTwoWay = false,
  ): Promise<MethodSettings> {
    const gateway = await startBadGateway(answer)
    started.push(gateway)
    return { channel: 'snpp', host: '127.0.0.1', port: gateway.port, pagerId: '5551234', login: '', isTwoWay, length: 200, allowsInternal: true } // prettier-ignore
  }
  const on = (word: string, said: string | null) => (command: string) =>
    command.startsWith(word) ? said : ok
  const taken = (status: string | null) => (command: string) => {
    if (command.startsWith('MSTA')) return status
    return isSend(command) ? '960 7 42 OK, message queued\r\n' : ok
  }
  return {
    ways: [
      { name: 'SNPP accepts and never delivers', settings: await pager(() => ok), ends: 'accepted', words: /^250 OK/, knownIn: 0 }, // prettier-ignore
      { name: 'SNPP two-way never says more', settings: await pager(taken(null), true), ends: 'accepted', words: /^960 /, knownIn: 0 }, // prettier-ignore
      failing('SNPP answers 421', await pager(on('PAGE', '421 Too busy\r\n')), /refused PAGE: 421 Too busy/, threeTries), // prettier-ignore
      failing('SNPP knows no such pager', await pager(on('PAGE', '550 No such pager\r\n')), /refused PAGE: 550 No such pager/, atOnce), // prettier-ignore
      failing(
        'SNPP hangs in the middle of a command',
        await pager(on('MESS', '250 O')),
        /no time left/,
        hangs,
      ),
      failing('SNPP closes early', await pager((command, socket) => (command.startsWith('MESS') ? hangUp(socket) : ok)), /closed the line|line broke/, threeTries), // prettier-ignore
      failing(
        'SNPP speaks nonsense',
        await pager(on('SEND', 'perhaps\r\n')),
        /it said "perhaps"/,
        threeTries,
      ),
      // It is asked every ten seconds what became of it.
      failing(
        'SNPP two-way gives up',
        await pager(taken('780 7 2026112803 expired\r\n'), true),
        /^780 /,
        12_000,
      ),
    ],
    async stop() {
      await Promise.all(started.map((gateway) => gateway.stop()))
    },
  }
}

const mailTo = (name: string): MethodSettings => ({ channel: 'smtp', to: `${name}@pagers.example.net`, length: 160 }) // prettier-ignore

const mailWays: readonly BadWay[] = [
  { name: 'mail is accepted and never delivered', settings: mailTo('void'), ends: 'accepted', words: /Taken as 7/, knownIn: 0 }, // prettier-ignore
  failing('mail server answers 450', mailTo('busy'), /450 Try later/, threeTries),
  failing('mail server answers 550', mailTo('unknown'), /550 No such user/, atOnce),
  failing('mail server hangs', mailTo('hangs'), /no time left/, hangs),
  failing('mail server closes early', mailTo('closes'), /could not be used/, threeTries),
]

/** One server for all mail: what it does wrong depends on whom a mail is for. */
function answerMail(): Parameters<typeof startBadGateway>[0] {
  const underWay = new Map<Socket, { to: string; isText: boolean }>()
  return (command, socket) => {
    const mail = underWay.get(socket) ?? { to: '', isText: false }
    underWay.set(socket, mail)
    if (mail.isText && command !== '.') return null
    if (mail.isText) {
      mail.isText = false
      return mail.to === 'closes' ? hangUp(socket) : '250 Taken as 7\r\n'
    }
    mail.isText = command === 'DATA'
    mail.to = /^RCPT TO:<(\w+)@/.exec(command)?.[1] ?? mail.to
    const isTo = command.startsWith('RCPT')
    if (isTo && mail.to === 'busy') return '450 Try later\r\n'
    if (isTo && mail.to === 'unknown') return '550 No such user\r\n'
    if (isTo && mail.to === 'hangs') return null
    return mail.isText ? '354 Go on\r\n' : ok
  }
}

function failing(name: string, settings: MethodSettings, words: RegExp, knownIn: number): BadWay {
  return { name, settings, ends: 'failed', words, knownIn }
}

function hangUp(socket: Socket): null {
  socket.destroy()
  return null
}
