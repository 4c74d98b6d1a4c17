import { describe, expect, it, onTestFinished } from 'vitest'
import { sendBySnpp, type SnppMethod } from '#server/paging/channels/snpp/send-by-snpp'
import { statusBySnpp } from '#server/paging/channels/snpp/snpp-status'
import { startBadGateway, startSnppGateway, whyNoSnppServer } from '../../../support/snpp-gateway.ts'
import { until } from '../../../support/until.ts'

const missing = whyNoSnppServer()
if (missing !== null) console.log(`The tests against a real SNPP server are skipped: ${missing}.`)

const never = new AbortController().signal
const quick = { connect: 200, answer: 200 }

function method(port: number, more: Partial<SnppMethod> = {}): SnppMethod {
  const plain = { pagerId: '5551234', pin: '', login: '', password: '', isTwoWay: false, offersKey: true, length: 200, allowsInternal: true } // prettier-ignore
  return { host: '127.0.0.1', port, ...plain, ...more }
}

const wordsOf = ({ words }: { readonly words: string }) => words

async function bad(...given: Parameters<typeof startBadGateway>) {
  const gateway = await startBadGateway(...given)
  onTestFinished(() => gateway.stop())
  return gateway
}

describe.skipIf(missing !== null)('SNPP to Net::SNPP::Server', () => {
  async function real() {
    const gateway = await startSnppGateway()
    onTestFinished(() => gateway.stop())
    return gateway
  }

  it('hands a text over one-way', async () => {
    const gateway = await real()
    const outcome = await sendBySnpp(method(gateway.port), '#5123 Acme: mail is down', never)
    expect(outcome).toEqual({ kind: 'accepted', words: '250 Message Sent Successfully', receipt: null })
    await until('the page', () => Promise.resolve(gateway.pages().length === 1))
    expect(gateway.pages()).toEqual([
      { pager: '5551234', way: 'one-way', text: '#5123 Acme: mail is down', answers: '' },
    ])
  })

  it('hands a text over two-way, with a key that acknowledges, and keeps the receipt', async () => {
    const gateway = await real()
    const outcome = await sendBySnpp(method(gateway.port, { isTwoWay: true }), 'Mail is down', never)
    expect(outcome.kind === 'accepted' && outcome.receipt).toMatch(/^\d+ \d+$/)
    await until('the page', () => Promise.resolve(gateway.pages().length === 1))
    // The server keeps the code before the words as well: its own slip.
    expect(gateway.pages()[0]?.way).toBe('two-way')
    expect(gateway.pages()[0]?.answers).toMatch(/^1=(1 )?I have it$/)
  })

  it('hands over two-way what asks for no answer, without a key', async () => {
    const gateway = await real()
    const told = method(gateway.port, { isTwoWay: true, offersKey: false })
    const outcome = await sendBySnpp(told, 'Ann has it.', never)
    expect(outcome.kind === 'accepted' && outcome.receipt).toMatch(/^\d+ \d+$/)
    await until('the page', () => Promise.resolve(gateway.pages().length === 1))
    expect(gateway.pages()[0]).toMatchObject({ way: 'two-way', text: 'Ann has it.', answers: '' })
  })

  it('tells in the gateway’s words that it does not know the pager, and that asking again is in vain', async () => {
    const gateway = await real()
    expect(await sendBySnpp(method(gateway.port, { pagerId: 'unknown7' }), 'Mail is down', never)).toEqual({
      kind: 'failed',
      words: 'SNPP gateway refused PAGE: 550 Error, Invalid Pager ID',
      again: false,
    })
    expect(gateway.pages()).toEqual([])
  })

  it('fails in words where it has to log in and the gateway knows no login', async () => {
    const gateway = await real()
    const outcome = await sendBySnpp(method(gateway.port, { login: 'desk' }), 'Mail is down', never)
    expect(outcome).toMatchObject({ kind: 'failed', again: false })
    expect(wordsOf(outcome)).toContain('LOGI: 500')
  })

  it('never lets a text become a command', async () => {
    const gateway = await real()
    await sendBySnpp(method(gateway.port), 'Down\r\nPAGE 999\r\nSEND', never)
    await until('the page', () => Promise.resolve(gateway.pages().length > 0))
    expect(gateway.pages()).toMatchObject([{ pager: '5551234', text: 'Down PAGE 999 SEND' }])
  })

  it('says that a server which cannot tell what became of a page does not', async () => {
    const gateway = await real()
    expect(
      await statusBySnpp({ host: '127.0.0.1', port: gateway.port, allowsInternal: true }, '12 34', never),
    ).toEqual({
      kind: 'unknown',
      words: '500 Command Not Implemented, Try Again',
    })
  })
})

describe('SNPP to a gateway that does wrong', () => {
  it.each([
    ['never greets', null, () => null, 'it never greeted within 0 s'],
    ['says nonsense', 'HTTP/1.1 400 Bad Request\r\n', () => null, 'it said "HTTP/1.1 400 Bad Request"'],
    ['sends a line without an end', '2'.repeat(10_000), () => null, 'it sent a line without an end'],
    [
      'hangs in the middle',
      undefined,
      (command: string) => (command.startsWith('PAGE') ? '250 OK\r\n' : null),
      'it never answered MESS within 0 s',
    ],
  ] as const)('that %s', async (_, greet, answer, words) => {
    const gateway = await bad(answer, greet)
    const outcome = await sendBySnpp(method(gateway.port), 'Mail is down', never, quick)
    expect(outcome).toEqual({ kind: 'failed', again: true, words: `SNPP gateway 127.0.0.1:${gateway.port}: ${words}.` }) // prettier-ignore
  })

  it('that closes the line once it has the text: to be tried again, since nobody knows', async () => {
    const gateway = await bad((command, socket) => {
      if (command === 'SEND') socket.destroy()
      return '250 OK\r\n'
    })
    const outcome = await sendBySnpp(method(gateway.port), 'Mail is down', never, quick)
    expect(outcome).toMatchObject({ kind: 'failed', again: true })
    expect(gateway.heard.at(-1)).toBe('SEND')
  })

  it('that is busy, or has a technical reason: to be tried again', async () => {
    for (const said of ['421 Too many connections', '554 Error, failed (modem)']) {
      const gateway = await bad((command) => (command === 'SEND' ? `${said}\r\n` : '250 OK\r\n'))
      const outcome = await sendBySnpp(method(gateway.port), 'Mail is down', never, quick)
      expect(outcome).toEqual({ kind: 'failed', again: true, words: `SNPP gateway refused SEND: ${said}` })
    }
  })

  it('that is not there', async () => {
    const gone = await startBadGateway(() => null)
    await gone.stop()
    const outcome = await sendBySnpp(method(gone.port), 'Mail is down', never, quick)
    expect(outcome).toMatchObject({ kind: 'failed', again: true })
    expect(wordsOf(outcome)).toContain('ECONNREFUSED')
  })

  it('that answers in several lines, and in pieces', async () => {
    const gateway = await bad(
      (command) => (command === 'SEND' ? '250-Message\r\n250 sent\r\n' : '250 OK\r\n'),
      '220-Welcome\r\n220 Ready\r\n',
    )
    expect(await sendBySnpp(method(gateway.port), 'Mail is down', never, quick)).toMatchObject({
      kind: 'accepted',
      words: '250 Message sent',
    })
  })

  it('that is HylaFAX is asked to queue, even if it will not; nobody else is', async () => {
    const answers = (command: string) => (command.startsWith('SITE') ? '500 What?\r\n' : '250 OK\r\n')
    const hylafax = await bad(answers, '220 fax SNPP server (HylaFAX (tm) Version 6.0.7) ready.\r\n')
    const other = await bad(answers)
    for (const gateway of [hylafax, other])
      expect((await sendBySnpp(method(gateway.port), 'Down', never, quick)).kind).toBe('accepted')
    const before = (heard: readonly string[]) => heard.slice(0, heard.indexOf('PAGE 5551234'))
    expect(before(hylafax.heard)).toEqual(['SITE JQUEUE yes'])
    expect(before(other.heard)).toEqual([])
  })

  it('is left at once when the time for it is over', async () => {
    const gateway = await bad(() => null)
    const time = new AbortController()
    const sending = sendBySnpp(method(gateway.port), 'Mail is down', time.signal)
    time.abort()
    expect(await sending).toMatchObject({ kind: 'failed', again: true })
  })

  it('is not even reached inside the network unless an administrator allows that, by number and by name', async () => {
    const gateway = await bad(() => '250 OK\r\n')
    for (const host of ['127.0.0.1', 'localhost']) {
      const outside = method(gateway.port, { host, allowsInternal: false })
      const outcome = await sendBySnpp(outside, 'Mail is down', never, quick)
      expect(outcome).toMatchObject({ kind: 'failed', again: false })
      expect(wordsOf(outcome)).toMatch(/inside a private network\. An administrator can allow that for this method \(.*allowsInternal\)\.$/) // prettier-ignore
      expect(await statusBySnpp(outside, '12 34', never, quick)).toMatchObject({ kind: 'unknown' })
    }
    expect(gateway.heard).toEqual([])
    const named = method(gateway.port, { host: 'localhost' })
    expect(await sendBySnpp(named, 'Mail is down', never, quick)).toMatchObject({ kind: 'accepted' })
  })

  it.each([
    { pagerId: '' },
    { pagerId: '12 34' },
    { pagerId: '1234\r\nSEND' },
    { pin: '1 2' },
    { login: 'a b' },
  ])('is not asked with what would break its line: %o', async (wrong) => {
    const gateway = await bad(() => '250 OK\r\n')
    expect(await sendBySnpp(method(gateway.port, wrong), 'Mail is down', never, quick)).toMatchObject({
      kind: 'failed',
      again: false,
    })
    expect(gateway.heard).toEqual([])
  })
})

describe('what became of a page', () => {
  it.each([
    ['960 1 261129020000+0 Message Queued; Awaiting Delivery', { kind: 'queued' }],
    ['860 2 261129020000+0 Delivered, Awaiting Read Confirmation', { kind: 'delivered' }],
    ['881 3 261129020000+0 Message Delivered and Read by Recipient', { kind: 'read' }],
    ['888 4 261129020000+0 1 MCR Reply Received', { kind: 'answered', acknowledges: true }],
    ['888 4 261129020000+0 2 MCR Reply Received', { kind: 'answered', acknowledges: false }],
    ['889 5 261129020000+0 on my way', { kind: 'answered', acknowledges: false }],
    ['780 6 261129020000+0 Message Expired Before Delivery', { kind: 'expired' }],
    ['550 Unknown or Illegal Message_Tag or Pass_Code', { kind: 'unknown' }],
  ])('is read from %s', async (said, status) => {
    const gateway = await bad(() => `${said}\r\n`)
    const server = { host: '127.0.0.1', port: gateway.port, allowsInternal: true }
    expect(await statusBySnpp(server, '12 34', never, quick)).toMatchObject({ ...status, words: said })
    expect(gateway.heard).toEqual(['MSTA 12 34'])
  })
})
