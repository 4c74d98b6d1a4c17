import { createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SMTPServerOptions } from 'smtp-server'
import { sendBySmtp, type Mail, type SmtpServer } from '#server/paging/channels/smtp/send-by-smtp'
import { startMailServer } from '../../../support/mail-server.ts'
import { startBadGateway } from '../../../support/snpp-gateway.ts'

const never = new AbortController().signal
const quick = { connect: 300, silence: 300 }
const mail: Mail = {
  from: 'desk@provider.example',
  to: '5551234@pager.example',
  subject: '',
  text: '#5123 Café: mail is down',
  messageId: '<delivery-9@desk.example>',
  references: [],
  isAutomatic: true,
}

const at = (port: number, more: Partial<SmtpServer> = {}): SmtpServer => {
  return { host: '127.0.0.1', port, security: 'none', user: '', password: '', ...more }
}

async function real(options?: SMTPServerOptions) {
  const server = await startMailServer(options)
  onTestFinished(() => server.stop())
  return server
}

describe('SMTP to a real server', () => {
  it('hands a mail over, marked as one that nobody answers by machine', async () => {
    const server = await real()
    const outcome = await sendBySmtp(at(server.port), mail, never)
    expect(outcome).toEqual({ kind: 'accepted', words: '250 Taken as 7', receipt: mail.messageId })
    const [taken] = server.mails
    expect(taken).toMatchObject({ from: mail.from, to: [mail.to] })
    expect(taken?.source).toContain('Auto-Submitted: auto-generated')
    expect(taken?.source).toContain('Message-ID: <delivery-9@desk.example>')
    expect(taken?.source).toMatch(/Caf=C3=A9|Café/)
  })

  it('names the messages before it, so that it stands in its conversation', async () => {
    const server = await real()
    const references = ['<one@desk.example>', '<two@desk.example>']
    await sendBySmtp(at(server.port), { ...mail, references, isAutomatic: false }, never)
    const { source = '' } = server.mails[0] ?? {}
    expect(source).toContain('In-Reply-To: <two@desk.example>')
    expect(source).toContain('References: <one@desk.example> <two@desk.example>')
    expect(source).not.toContain('Auto-Submitted')
  })

  it('tells in the server’s words that it does not know the recipient: in vain to ask again', async () => {
    const server = await real({
      onRcptTo: (_, __, done) => done(Object.assign(new Error('No such pager'), { responseCode: 550 })),
    })
    expect(await sendBySmtp(at(server.port), mail, never)).toMatchObject({ kind: 'failed', again: false })
    expect(server.mails).toEqual([])
  })

  it('asks again later where the server is busy', async () => {
    const server = await real({
      onMailFrom: (_, __, done) => done(Object.assign(new Error('Greylisted'), { responseCode: 451 })),
    })
    const outcome = await sendBySmtp(at(server.port), mail, never)
    expect(outcome).toMatchObject({ kind: 'failed', again: true })
    expect(outcome.words).toContain('Greylisted')
  })

  it('sends nothing where TLS is wanted and not offered', async () => {
    const server = await real()
    const outcome = await sendBySmtp(at(server.port, { security: 'starttls' }), mail, never)
    expect(outcome.kind).toBe('failed')
    expect(server.mails).toEqual([])
  })

  it.each([
    'desk@x.example\r\nBcc: all@x.example',
    'a@b.example, c@d.example',
    'nobody',
    '',
    'A <a@b.example>',
  ])('never takes what is no address: %j', async (to) => {
    const server = await real()
    expect(await sendBySmtp(at(server.port), { ...mail, to }, never)).toMatchObject({
      kind: 'failed',
      again: false,
    })
    expect(server.mails).toEqual([])
  })

  it('never lets a subject become a header, nor a line of a text the end of the mail', async () => {
    const server = await real()
    const hostile = { subject: 'Down\r\nBcc: all@x.example', text: 'one\r\n.\r\nQUIT\r\ntwo' }
    await sendBySmtp(at(server.port), { ...mail, ...hostile }, never)
    const { source = '', to } = server.mails[0] ?? {}
    expect(to).toEqual([mail.to])
    expect(source).not.toMatch(/^Bcc:/m)
    expect(source).toContain('two')
  })
})

describe('SMTP to a server that does wrong', () => {
  it.each([
    ['never greets', null],
    ['speaks another language', 'HTTP/1.1 400 Bad Request\r\n'],
    ['turns everybody away', '421 Too many connections\r\n'],
  ])('that %s: to be tried again', async (_, greet) => {
    const gateway = await startBadGateway(() => null, greet)
    onTestFinished(() => gateway.stop())
    expect(await sendBySmtp(at(gateway.port), mail, never, quick)).toMatchObject({
      kind: 'failed',
      again: true,
    })
  })

  it('that hangs in the middle of the talk: to be tried again', async () => {
    const gateway = await startBadGateway((command) => (command.startsWith('RCPT') ? null : '250 OK\r\n'))
    onTestFinished(() => gateway.stop())
    const outcome = await sendBySmtp(at(gateway.port), mail, never, quick)
    expect(outcome).toMatchObject({ kind: 'failed', again: true })
    expect(gateway.heard.some((command) => command.startsWith('RCPT'))).toBe(true)
  })

  it('that closes the line once it has the mail: to be tried again, under the same id', async () => {
    const gateway = await startBadGateway((command, socket: Socket) => {
      if (command.startsWith('EHLO')) return '250 desk\r\n'
      if (command === 'DATA') return '354 Go on\r\n'
      if (command === '.') socket.destroy()
      return /^(MAIL|RCPT)/.test(command) ? '250 OK\r\n' : null
    })
    onTestFinished(() => gateway.stop())
    expect(await sendBySmtp(at(gateway.port), mail, never, quick)).toMatchObject({
      kind: 'failed',
      again: true,
    })
    expect(gateway.heard).toContain('Message-ID: <delivery-9@desk.example>')
  })

  it('that is not there', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = address !== null && typeof address !== 'string' ? address.port : 0
    server.close()
    const outcome = await sendBySmtp(at(port), mail, never, quick)
    expect(outcome).toMatchObject({ kind: 'failed', again: true })
    expect(outcome.words).toContain('ECONNREFUSED')
  })

  it('is left at once when the time for it is over', async () => {
    const gateway = await startBadGateway(() => null)
    onTestFinished(() => gateway.stop())
    const time = new AbortController()
    const sending = sendBySmtp(at(gateway.port), mail, time.signal)
    time.abort()
    expect(await sending).toEqual({ kind: 'failed', words: 'There was no time left.', again: true })
  })
})
