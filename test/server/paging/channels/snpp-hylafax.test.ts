import { describe, expect, it, onTestFinished } from 'vitest'
import { sendBySnpp, type SnppMethod } from '#server/paging/channels/snpp/send-by-snpp'
import { statusBySnpp } from '#server/paging/channels/snpp/snpp-status'
import { hylafaxLogin, startHylafax, whyNoHylafax } from '../../../support/hylafax.ts'
import { until } from '../../../support/until.ts'

const missing = whyNoHylafax()
if (missing !== null) console.log(`The tests against HylaFAX are skipped: ${missing}.`)

const never = new AbortController().signal

async function real() {
  const server = await startHylafax()
  onTestFinished(() => server.stop())
  return server
}

function method(port: number, more: Partial<SnppMethod> = {}): SnppMethod {
  const login = { login: hylafaxLogin.user, password: hylafaxLogin.password }
  const plain = { pagerId: '5551234', pin: '', isTwoWay: false, offersKey: true, length: 100, allowsInternal: true } // prettier-ignore
  return { host: '127.0.0.1', port, ...login, ...plain, ...more }
}

describe.skipIf(missing !== null)('SNPP to HylaFAX', () => {
  it('hands a page over, to a pager’s number and by its other name', async () => {
    const server = await real()
    const text = '#5123 Acme: mail is down'
    const byNumber = await sendBySnpp(method(server.port), text, never)
    expect(byNumber).toEqual({ kind: 'accepted', words: '250 Message successfully queued.', receipt: null })
    expect((await sendBySnpp(method(server.port, { pagerId: 'ana' }), 'Again', never)).kind).toBe('accepted')
    await until('both pages', () => server.pages().length === 2)
    expect(server.pages()).toEqual([
      { pin: '5551234', owner: 'desk', text },
      { pin: '5551234', owner: 'desk', text: 'Again' },
    ])
  })

  it('pages one-way where it is asked for two ways, which it does not know', async () => {
    const server = await real()
    const outcome = await sendBySnpp(method(server.port, { isTwoWay: true }), 'Mail is down', never)
    expect(outcome).toMatchObject({ kind: 'accepted', receipt: null })
    await until('the page', () => server.pages().length === 1)
  })

  it.each([
    ['a pager that it does not know', { pagerId: '999' }, 'PAGE: 550 Unknown or illegal pager ID 999.'],
    ['a pager that it is told to turn away', { pagerId: 'closed7' }, 'PAGE: 550 Invalid pager ID closed7.'],
    ['no login', { login: '', password: '' }, 'PAGE: 530 Please login with LOGIN.'],
    ['a wrong password', { password: 'wrong' }, 'LOGI: 550 Login incorrect.'],
  ] as const)(
    'tells in its words that it refuses %s, and that asking again is in vain',
    async (_, more, words) => {
      const server = await real()
      const outcome = await sendBySnpp(method(server.port, more), 'Mail is down', never)
      expect(outcome).toMatchObject({ kind: 'failed', again: false })
      expect(outcome.words).toBe(`SNPP gateway refused ${words}`)
      expect(server.pages()).toEqual([])
    },
  )

  it('tells in its words that a text is longer than it takes', async () => {
    const server = await real()
    const outcome = await sendBySnpp(method(server.port, { length: 200 }), 'down '.repeat(40), never)
    expect(outcome).toEqual({
      kind: 'failed',
      again: false,
      words: 'SNPP gateway refused MESS: 550 Error, message too long; no more than 128 characters accepted.',
    })
    expect(server.pages()).toEqual([])
  })

  it('is left once it has not answered SEND for as long as it may, and tried again', async () => {
    const server = await real()
    server.freezeScheduler()
    const limits = { connect: 10_000, answer: 3000 }
    const outcome = await sendBySnpp(method(server.port), 'Mail is down', never, limits)
    expect(outcome).toEqual({
      kind: 'failed',
      again: true,
      words: `SNPP gateway 127.0.0.1:${server.port}: it never answered SEND within 3 s.`,
    })
  })

  it('says that it cannot tell what became of a page', async () => {
    const server = await real()
    const asked = { host: '127.0.0.1', port: server.port, allowsInternal: true }
    expect(await statusBySnpp(asked, '12 34', never)).toMatchObject({ kind: 'unknown' })
  })

  it('tells in its words that its scheduler is gone, and is tried again', async () => {
    const server = await real()
    await server.stopScheduler()
    const outcome = await sendBySnpp(method(server.port), 'Mail is down', never)
    expect(outcome).toMatchObject({ kind: 'failed', again: true })
    expect(outcome.words).toMatch(/^SNPP gateway refused SEND: 554 .*Unable to open scheduler FIFO/)
  })
})
