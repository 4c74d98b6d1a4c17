import { expect, it, onTestFinished } from 'vitest'
import type { SMTPServerOptions } from 'smtp-server'
import { messageSchema, type Message } from '#shared/protocol/message'
import type { Ticket } from '#shared/protocol/ticket'
import { receiptOf } from '#server/store/receipts'
import { file } from '../../support/filed.ts'
import { startMailDesk } from '../../support/mail-desk.ts'
import { startMailServer } from '../../support/mail-server.ts'
import { until } from '../../support/until.ts'

const bob = { firstName: 'Bob', lastName: 'Meyer', email: 'bob@example.net', phone: '' }

async function merged(options?: SMTPServerOptions) {
  const server = await startMailServer(options)
  onTestFinished(() => server.stop())
  const mailDesk = await startMailDesk(server.port)
  const { desk } = mailDesk
  const target = await file(desk, { subject: 'Mail is slow' })
  const bobs = await file(desk, { subject: 'No mail at all', requester: bob })
  await mailDesk.reply(bobs, 'We look into it, Bob.')
  await desk.api('POST', `/v1/tickets/${bobs.id}/merge`, { body: { into: target.id } })
  const both = async (body: string) => {
    const sent = { kind: 'reply', body, force: true, alsoTo: [{ ticketId: bobs.id }] }
    const reply = await desk.api('POST', `/v1/tickets/${target.id}/messages`, { body: sent })
    return messageSchema.parse(reply.body)
  }
  const states = async (message: Message) => {
    const { mail, alsoTo } = await mailDesk.messageOf(message)
    return [mail?.state, alsoTo?.[0]?.mail.state]
  }
  const came = (message: Message, one: string, other: string) =>
    until(`${one} and ${other}`, async () => (await states(message)).join() === `${one},${other}`)
  const linkOf = async ({ id }: Ticket) =>
    `https://desk.provider.example/t/${await desk.database.read((reader) => receiptOf(reader, id))}`
  return { ...mailDesk, server, target, bobs, both, came, linkOf }
}

it('each requester gets a mail of their own, with the number, the link and the thread of their own ticket', async () => {
  const { server, start, target, bobs, both, came, linkOf } = await merged()
  const sent = await both('It works again.')
  expect(sent.alsoTo).toMatchObject([{ ticketId: bobs.id, mail: { state: 'queued', words: '' } }])
  start()
  await came(sent, 'accepted', 'accepted')
  const unfolded = server.mails.map((mail) => ({ ...mail, source: mail.source.replaceAll('\r\n ', ' ') }))
  const [hers] = unfolded.filter(({ to }) => to.includes('grace@example.com'))
  const [before, his, ...more] = unfolded.filter(({ to }) => to.includes(bob.email))
  expect(more).toEqual([])
  expect(before?.source).toContain('We look into it, Bob.')
  const theirs = /Message-ID: (<.+>)/.exec(before?.source ?? '')?.[1]
  for (const words of [
    `Subject: [#${bobs.number}] No mail at all`,
    'It works again.',
    await linkOf(bobs),
    `Message-ID: <${sent.id}.${bobs.number}@provider.example>`,
    `In-Reply-To: ${theirs}`,
  ])
    expect(his?.source).toContain(words)
  for (const words of ['grace', 'Grace', 'Mail is slow', `#${target.number}`, await linkOf(target)])
    expect(his?.source).not.toContain(words)
  expect(hers?.to).toEqual(['grace@example.com'])
  expect(hers?.source).toContain(`Message-ID: <${sent.id}@provider.example>`)
  for (const words of [
    'bob@',
    'Meyer',
    'No mail at all',
    `#${bobs.number}`,
    await linkOf(bobs),
    'In-Reply-To',
  ])
    expect(hers?.source).not.toContain(words)

  const last = await both('And stays so.')
  await came(last, 'accepted', 'accepted')
  const newest = server.mails.findLast(({ to }) => to.includes(bob.email))
  expect(newest?.source.replaceAll('\r\n ', ' ')).toContain(
    `References: ${theirs} <${sent.id}.${bobs.number}@provider.example>`,
  )
})

it('tells of each what became of it: one is refused, the other one arrives', async () => {
  const refused = Object.assign(new Error('No such user here'), { responseCode: 550 })
  const { server, start, both, came, messageOf } = await merged({
    onRcptTo: ({ address }, _, done) => done(address === bob.email ? refused : null),
  })
  const sent = await both('It works again.')
  start()
  await came(sent, 'accepted', 'failed')
  expect((await messageOf(sent)).alsoTo?.[0]?.mail.words).toContain('550')
  expect(server.mails.map(({ to }) => to)).toEqual([['grace@example.com']])
})

it('that waits still goes after the tickets were taken apart, and not to who was erased', async () => {
  const { desk, server, start, target, bobs, both, came, messageOf } = await merged()
  const sent = await both('It works again.')
  await desk.api('POST', `/v1/tickets/${bobs.id}/unmerge`, { body: { from: target.id } })
  const running = start()
  await came(sent, 'accepted', 'accepted')
  await running.drain()
  await desk.api('POST', `/v1/tickets/${bobs.id}/merge`, { body: { into: target.id } })
  const later = await both('Bob, once more.')
  await desk.api('POST', '/v1/erasures', { body: { email: bob.email } })
  expect((await messageOf(later)).alsoTo).toMatchObject([{ mail: { state: 'none' } }])
  const taken = server.mails.filter(({ to }) => to.includes(bob.email)).length
  start()
  await came(later, 'accepted', 'none')
  expect(server.mails.filter(({ to }) => to.includes(bob.email))).toHaveLength(taken)
  expect(server.mails.at(-1)?.to).toEqual(['grace@example.com'])
})
