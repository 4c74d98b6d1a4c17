import { describe, expect, it, onTestFinished } from 'vitest'
import { receiptOf } from '#server/store/receipts'
import { sendBySmtp } from '#server/paging/channels/smtp/send-by-smtp'
import { file } from '../../support/filed.ts'
import { mailFrom, startMailDesk } from '../../support/mail-desk.ts'
import { startPythonMailServer, whyNoPythonMailServer } from '../../support/python-mail-server.ts'
import { until } from '../../support/until.ts'

const missing = whyNoPythonMailServer()
if (missing !== null) console.log(`What Python reads of our mails is not tried: ${missing}.`)

const never = new AbortController().signal

async function python() {
  const server = await startPythonMailServer()
  onTestFinished(() => server.stop())
  return server
}

describe.skipIf(missing !== null)('to a server and a reader of mails in Python', () => {
  it('a reply arrives whole: umlauts, other scripts, long lines, a lonely dot, and its conversation', async () => {
    const server = await python()
    const { desk, start, reply, told } = await startMailDesk(server.port)
    const subject =
      'Größere Störung: „Übermäßig“ viele Ausfälle in Überlingen, Köln und Gößweinstein seit heute früh 🔥 日本'
    const ticket = await file(desk, { subject })
    const earlier = [await reply(ticket, 'One.'), await reply(ticket, 'Two.'), await reply(ticket, 'Three.')]
    const body = [
      'Schöne Grüße aus Köln – wir schauen’s uns an. 日本 🔥',
      'ä'.repeat(1500),
      `${'word '.repeat(400)}end`,
      '.',
      '..two dots',
      'From here on all is well = 100 %.',
      'QUIT',
      '',
      '  indented, and a space at the end ',
      'Bo',
    ].join('\n')
    const sent = await reply(ticket, body)
    start()
    const { mail } = await told(sent, 'accepted')
    expect(mail?.words).toBe('250 Message accepted for delivery')
    expect(server.mails()).toHaveLength(4)
    const receipt = await desk.database.read((reader) => receiptOf(reader, ticket.id))
    const id = (of: { readonly id: string }) => `<${of.id}@provider.example>`
    const last = server.mails()[3]
    expect(last).toMatchObject({
      envelope: { from: mailFrom, to: ['grace@example.com'] },
      from: mailFrom,
      to: 'grace@example.com',
      subject: `[#${ticket.number}] ${subject}`,
      messageId: id(sent),
      references: earlier.map(id).join(' '),
      inReplyTo: earlier.slice(-1).map(id).join(),
      autoSubmitted: null,
      type: 'text/plain',
      defects: [],
    })
    const [words, footer] = last?.text?.replaceAll('\r\n', '\n').split('\n\n-- \n') ?? []
    expect(words).toBe(body)
    expect(footer).toContain(`https://desk.provider.example/t/${receipt}\n`)
    // RFC 5322, 2.1.1: what a line may hold at most; servers cut what is longer.
    expect(last?.longestLine).toBeLessThanOrEqual(998)
  })

  it('a mail to a pager arrives whole, marked as one that nobody answers by machine', async () => {
    const server = await python()
    const text =
      '#5123 Müller & Söhne, Jürgen Groß +49 30 5550100: „Störung“ – Antworten: https://desk.example/p/abc'
    const subject = 'Störung: Müller & Söhne'
    const mail = {
      from: 'desk@provider.example',
      to: '5551234@pager.example',
      subject,
      text,
      messageId: '<delivery-9@desk.example>',
      references: [],
      isAutomatic: true,
    }
    const at = { host: '127.0.0.1', port: server.port, security: 'none', user: '', password: '' } as const
    expect(await sendBySmtp(at, mail, never)).toEqual({
      kind: 'accepted',
      words: '250 Message accepted for delivery',
      receipt: mail.messageId,
    })
    await until('the mail', () => server.mails().length === 1)
    const [{ longestLine, text: read, ...rest } = { longestLine: Infinity, text: '' }] = server.mails()
    expect(rest).toEqual({
      envelope: { from: mail.from, to: [mail.to] },
      from: mail.from,
      to: mail.to,
      subject,
      messageId: mail.messageId,
      references: null,
      inReplyTo: null,
      autoSubmitted: 'auto-generated',
      type: 'text/plain',
      defects: [],
    })
    expect(read?.trimEnd()).toBe(text)
    expect(longestLine).toBeLessThanOrEqual(998)
  })
})
