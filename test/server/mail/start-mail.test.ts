import { describe, expect, it, onTestFinished } from 'vitest'
import type { SMTPServerOptions } from 'smtp-server'
import { addMessage } from '#server/store/messages'
import { receiptOf } from '#server/store/receipts'
import { file } from '../../support/filed.ts'
import { mailFrom, startMailDesk } from '../../support/mail-desk.ts'
import { startMailServer } from '../../support/mail-server.ts'
import { startBadGateway } from '../../support/snpp-gateway.ts'
import { until } from '../../support/until.ts'

const minute = 60_000

async function withMail(options?: SMTPServerOptions) {
  const server = await startMailServer(options)
  onTestFinished(() => server.stop())
  return { server, ...(await startMailDesk(server.port)) }
}

const refusing = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code })

describe('a reply', () => {
  it('goes to the requester with the link to the rest, and tells that the server took it', async () => {
    const { server, desk, start, reply, told } = await withMail()
    start()
    const ticket = await file(desk, { subject: 'Mail is slow' })
    const sent = await reply(ticket, 'We look into it.\n\nBo')
    expect(sent.mail).toMatchObject({ state: 'queued' })
    const { mail } = await told(sent, 'accepted')
    expect(mail?.words).toBe('250 Taken as 7')
    const [taken, ...others] = server.mails
    expect(others).toEqual([])
    expect(taken).toMatchObject({ from: mailFrom, to: ['grace@example.com'] })
    const receipt = await desk.database.read((reader) => receiptOf(reader, ticket.id))
    for (const line of [
      `Subject: [#${ticket.number}] Mail is slow`,
      `Message-ID: <${sent.id}@provider.example>`,
      'We look into it.\r\n\r\nBo\r\n',
      `https://desk.provider.example/t/${receipt}`,
    ])
      expect(taken?.source).toContain(line)
    expect(taken?.source).not.toContain('every message takes an hour')
    expect(taken?.source).not.toContain('In-Reply-To')
  })

  it('names the mails before it, in the order they were written', async () => {
    const { server, desk, start, reply, told } = await withMail()
    const ticket = await file(desk)
    const one = await reply(ticket, 'One.')
    const two = await reply(ticket, 'Two.')
    const three = await reply(ticket, 'Three.')
    start()
    await told(three, 'accepted')
    expect(server.mails.map(({ source }) => /(One|Two|Three)\./.exec(source)?.[1])).toEqual([
      'One',
      'Two',
      'Three',
    ])
    const last = server.mails[2]?.source.replaceAll('\r\n ', ' ')
    expect(last).toContain(`In-Reply-To: <${two.id}@provider.example>`)
    expect(last).toContain(`References: <${one.id}@provider.example> <${two.id}@provider.example>`)
  })

  it('is the only thing that is mailed: no ticket, note, event or customer’s word is', async () => {
    const { server, desk, start, reply, told } = await withMail()
    start()
    const ticket = await file(desk)
    const note = { kind: 'note', body: 'For us only.' }
    const noted = await desk.api('POST', `/v1/tickets/${ticket.id}/messages`, { body: note })
    const author = { kind: 'customer', staffId: null, name: 'Grace Hopper' } as const
    await desk.database.write((tx) =>
      addMessage(tx, ticket.id, { kind: 'customer', body: 'Any news?', author, now: new Date() }),
    )
    const headers = { 'if-match': '"3"' }
    const changed = await desk.api('PATCH', `/v1/tickets/${ticket.id}`, {
      body: { status: 'pending' },
      headers,
    })
    expect([noted.status, changed.status]).toEqual([201, 200])
    await told(await reply(ticket, 'Done.'), 'accepted')
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]?.source).not.toMatch(/For us only|Any news/)
  })

  it('goes to whoever is the requester when it goes', async () => {
    const { server, desk, start, reply, told } = await withMail()
    const ticket = await file(desk)
    const sent = await reply(ticket, 'On it.')
    await desk.database.write((tx) => {
      const doc = JSON.stringify({ ...ticket, requester: { ...ticket.requester, email: 'new@example.com' } })
      return tx.updateTable('ticket').set({ doc }).where('id', '=', ticket.id).execute()
    })
    start()
    await told(sent, 'accepted')
    expect(server.mails.map(({ to }) => to)).toEqual([['new@example.com']])
  })

  it('never becomes another header or another recipient by what a customer typed', async () => {
    const { server, desk, start, reply, told } = await withMail()
    start()
    const ticket = await file(desk)
    await desk.database.write((tx) => {
      const doc = JSON.stringify({ ...ticket, subject: 'Down\r\nBcc: all@x.example\r\n\r\nHello' })
      return tx.updateTable('ticket').set({ doc }).where('id', '=', ticket.id).execute()
    })
    await told(await reply(ticket, 'Fine.\r\n.\r\nMAIL FROM:<a@b.example>'), 'accepted')
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]?.to).toEqual(['grace@example.com'])
    expect(server.mails[0]?.source).not.toMatch(/^Bcc:/m)

    const other = await file(desk)
    await desk.database.write((tx) => {
      const requester = { ...other.requester, email: 'a@b.example\r\nRCPT TO:<c@d.example>' }
      const doc = JSON.stringify({ ...other, requester })
      return tx.updateTable('ticket').set({ doc }).where('id', '=', other.id).execute()
    })
    const { mail } = await told(await reply(other, 'Hello.'), 'failed')
    expect(mail?.words).toContain('is no e-mail address')
    expect(server.mails).toHaveLength(1)
  })
})

describe('a mail server that does wrong', () => {
  it('and is busy is asked again, later and later, under the same id', async () => {
    let refusals = 2
    const { server, desk, start, pass, reply, told } = await withMail({
      onMailFrom: (_, __, done) => done(refusals-- > 0 ? refusing(451, 'Greylisted') : null),
    })
    start()
    const sent = await reply(await file(desk), 'On it.')
    const waits = () => desk.database.read((reader) => reader.selectFrom('mail').selectAll().execute())
    await until(
      'a first refusal',
      async () => (await waits())[0]?.tries === 1 && (await waits())[0]?.lease === null,
    )
    const after = await told(sent, 'queued')
    expect(after.mail?.words).toContain('Greylisted')
    await pass(minute - 1)
    expect((await waits())[0]?.tries).toBe(1)
    await pass(1)
    await until(
      'a second refusal',
      async () => (await waits())[0]?.tries === 2 && (await waits())[0]?.lease === null,
    )
    await pass(5 * minute)
    await told(sent, 'accepted')
    expect(server.mails.map(({ source }) => source.includes(`Message-ID: <${sent.id}@`))).toEqual([true])
  })

  it('and refuses for good is not asked again; its words are kept', async () => {
    const { server, desk, start, pass, reply, told } = await withMail({
      onRcptTo: (_, __, done) => done(refusing(550, 'No such user here')),
    })
    start()
    const { mail } = await told(await reply(await file(desk), 'On it.'), 'failed')
    expect(mail?.words).toContain('550 No such user here')
    await pass(30 * minute)
    expect(server.mails).toEqual([])
  })

  it('and hangs is left when the time is over, and asked again', async () => {
    const gateway = await startBadGateway(() => null, '220 Mail\r\n')
    onTestFinished(() => gateway.stop())
    const { desk, start, reply, messageOf } = await startMailDesk(gateway.port)
    start({ within: 50 })
    const sent = await reply(await file(desk), 'On it.')
    await until('words', async () => (await messageOf(sent)).mail?.words === 'There was no time left.')
    expect((await messageOf(sent)).mail?.state).toBe('queued')
  })

  it('does not keep other tickets waiting', async () => {
    const { server, desk, start, reply, told } = await withMail({
      onRcptTo: ({ address }, _, done) =>
        done(address.startsWith('busy') ? refusing(451, 'Mailbox locked') : null),
    })
    const requester = { firstName: 'B', lastName: 'B', email: 'busy@example.com', phone: '' }
    const busy = await file(desk, { requester })
    for (let one = 0; one < 10; one += 1) await reply(busy, `Try ${one}.`)
    const free = await reply(await file(desk), 'On it.')
    start()
    await told(free, 'accepted')
    expect(server.mails).toHaveLength(1)
  })
})

describe('where there is no way', () => {
  it('the message says that the desk has no mail', async () => {
    const { desk, start, reply, messageOf } = await startMailDesk(null)
    start()
    const sent = await reply(await file(desk), 'On it.')
    expect(sent.mail).toMatchObject({ state: 'none', words: 'This desk has no mail.' })
    expect(await messageOf(sent)).toEqual(sent)
  })

  it('the message says that no address is known', async () => {
    const { desk, reply, server } = await withMail()
    const requester = { firstName: 'Grace', lastName: 'Hopper', email: '', phone: '+1 555 010 0199' }
    const ticket = await file(desk)
    const doc = JSON.stringify({ ...ticket, requester })
    await desk.database.write((tx) =>
      tx.updateTable('ticket').set({ doc }).where('id', '=', ticket.id).execute(),
    )
    const sent = await reply(ticket, 'On it.')
    expect(sent.mail).toMatchObject({ state: 'none', words: 'The requester gave no e-mail address.' })
    expect(server.mails).toEqual([])
  })
})

describe('an erasure', () => {
  it('takes mail that waits away, and addresses out of what the server said', async () => {
    const { desk, start, reply, told, messageOf, server } = await withMail({
      onRcptTo: ({ address }, _, done) => done(refusing(550, `<${address}> is unknown`)),
    })
    const running = start()
    const ticket = await file(desk)
    const failed = await told(await reply(ticket, 'On it.'), 'failed')
    expect(failed.mail?.words).toContain('grace@example.com')
    await running.drain()
    const waiting = await reply(ticket, 'Done.')
    await desk.api('POST', '/v1/erasures', { body: { email: 'grace@example.com' } })
    expect((await messageOf(failed)).mail?.words).not.toContain('grace')
    expect((await messageOf(waiting)).mail).toMatchObject({ state: 'none' })
    const rows = await desk.database.read((reader) => reader.selectFrom('mail').selectAll().execute())
    expect(rows.map(({ address, due_at }) => [address, due_at])).toEqual([
      ['', null],
      ['', null],
    ])
    start()
    await file(desk)
    expect(server.mails).toEqual([])
  })
})

describe('leases', () => {
  it('keep two services from sending the same', async () => {
    const { server, desk, start, reply, told } = await withMail()
    const sent = []
    for (let one = 0; one < 12; one += 1) sent.push(await reply(await file(desk), `Answer ${one}.`))
    start()
    start()
    for (const one of sent) await told(one, 'accepted')
    expect(server.mails).toHaveLength(12)
  })

  it('that ran out write no outcome: the mail is sent again, under the same id', async () => {
    let letGo = () => {}
    let isFirst = true
    const taken: string[] = []
    const { desk, start, pass, reply, told } = await withMail({
      onData(stream, { envelope }, done) {
        stream.resume()
        stream.on('end', () => {
          taken.push(envelope.rcptTo[0]?.address ?? '')
          if (isFirst) letGo = () => done(null, 'Taken late')
          else done(null, 'Taken again')
          isFirst = false
        })
      },
    })
    start()
    const sent = await reply(await file(desk), 'On it.')
    await until('the mail to be there', () => taken.length === 1)
    await pass(minute + 1)
    letGo()
    const { mail } = await told(sent, 'accepted')
    expect(mail?.words).toBe('250 Taken again')
    expect(taken).toHaveLength(2)
  })
})

it('waits for what is under way when it is told to stop, and takes nothing more', async () => {
  let letGo = () => {}
  let isThere = false
  const { server, desk, start, reply, messageOf } = await withMail({
    onMailFrom(_, __, done) {
      isThere = true
      letGo = () => done()
    },
  })
  const running = start()
  const sent = await reply(await file(desk), 'On it.')
  await until('the mail server to be asked', () => isThere)
  const drained = running.drain()
  const later = await reply(await file(desk), 'Later.')
  letGo()
  await drained
  expect((await messageOf(sent)).mail?.state).toBe('accepted')
  expect((await messageOf(later)).mail?.state).toBe('queued')
  expect(server.mails).toHaveLength(1)
})
