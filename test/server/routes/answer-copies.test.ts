import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { messageSchema, type Message, type NewCopy } from '#shared/protocol/message'
import { problemSchema } from '#shared/protocol/problem'
import { ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { historySchema } from '#shared/protocol/history'
import { addMessage } from '#server/store/messages'
import { receiptOf } from '#server/store/receipts'
import { takenFile } from '../../support/attachments.ts'
import { closeSoundDesk } from '../../support/close-sound-desk.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { openPage } from '../../support/public-form.ts'

let desk: Desk
let now: number
let target: Ticket
let bobs: Ticket
beforeEach(async () => {
  now = Date.parse('2026-11-28T03:00:00.000Z')
  desk = await startDesk({ clock: () => new Date((now += 1000)) })
  target = await file(desk, { subject: 'Mail is slow' })
  bobs = await file(desk, { subject: 'No mail', description: 'Bob here.', requester: bob })
  await merge(bobs, target)
})
afterEach(() => closeSoundDesk(desk))

const bob = { firstName: 'Bob', lastName: 'Meyer', email: 'bob@example.net', phone: '' }
const merge = ({ id }: Ticket, into: Ticket) =>
  desk.api('POST', `/v1/tickets/${id}/merge`, { body: { into: into.id } })
const unmerge = ({ id }: Ticket, from: Ticket) =>
  desk.api('POST', `/v1/tickets/${id}/unmerge`, { body: { from: from.id } })
const read = async ({ id }: Pick<Ticket, 'id'>) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
const said = (ticket: Ticket, body: string) =>
  desk.database.write((tx) =>
    addMessage(tx, ticket.id, {
      kind: 'customer',
      body,
      author: { kind: 'customer', staffId: null, name: 'Bob Meyer' },
      now: new Date((now += 1000)),
    }),
  )
/** As somebody sends it who has seen all of each ticket. */
async function send(body: string, alsoTo: readonly Ticket[], more: object = {}) {
  const seen = async (ticket: Ticket) => (await read(ticket)).messages.at(-1)?.id ?? null
  const copies: NewCopy[] = []
  for (const one of alsoTo) copies.push({ ticketId: one.id, seenThrough: await seen(one) })
  const sent = { kind: 'reply', body, seenThrough: await seen(target), alsoTo: copies, ...more }
  return desk.api('POST', `/v1/tickets/${target.id}/messages`, { body: sent })
}
const reply = async (body: string, alsoTo: readonly Ticket[], more: object = {}): Promise<Message> =>
  messageSchema.parse((await send(body, alsoTo, more)).body)
const pageOf = async (ticket: Ticket) =>
  `/t/${await desk.database.read((reader) => receiptOf(reader, ticket.id))}`
const receipt = async (ticket: Ticket) => {
  const page = await openPage(desk, await pageOf(ticket))
  return [...page.querySelectorAll('.message .body')].map(({ textContent }) => textContent.trim())
}

describe('a reply that goes to the requester of a merged ticket too', () => {
  it('stands on both receipts by time, and nothing else of one ticket stands on the other’s', async () => {
    await reply('For Grace alone.', [])
    const sent = await reply('Fixed for both.', [bobs])
    expect(sent.alsoTo).toMatchObject([{ ticketId: bobs.id, mail: { state: 'none' } }])
    await desk.api('POST', `/v1/tickets/${target.id}/messages`, { body: { kind: 'note', body: 'Not for either.' } }) // prettier-ignore
    expect(await receipt(target)).toEqual([
      'Since this morning every message takes an hour.',
      'For Grace alone.',
      'Fixed for both.',
    ])
    expect(await receipt(bobs)).toEqual(['Bob here.', 'Fixed for both.'])
    const page = (await openPage(desk, await pageOf(bobs))).documentElement.outerHTML
    for (const word of ['Grace', 'Hopper', 'grace@', 'Mail is slow', `Ticket ${target.number}`, target.id])
      expect(page).not.toContain(word)
    const others = (await openPage(desk, await pageOf(target))).documentElement.outerHTML
    for (const word of ['Bob', 'Meyer', 'bob@', `Ticket ${bobs.number}`, bobs.id])
      expect(others).not.toContain(word)
  })

  it('gives its files on both receipts', async () => {
    const { id } = await takenFile(desk, target.id, 'steps.txt', 'Turn it off.')
    await reply('See the file.', [bobs], { attachmentIds: [id] })
    const got = await desk.api('GET', `${await pageOf(bobs)}/attachments/${id}`, { token: null })
    expect([got.status, got.text]).toEqual([200, 'Turn it off.'])
    const { id: other } = await takenFile(desk, target.id, 'for-grace.txt', 'Hers.')
    await reply('See this one.', [], { attachmentIds: [other] })
    expect((await desk.api('GET', `${await pageOf(bobs)}/attachments/${other}`, { token: null })).status).toBe(404) // prettier-ignore
  })

  it('stays theirs when the tickets are taken apart: on the receipt, in the ticket, in its history and its clocks', async () => {
    const sent = await reply('Fixed for both.', [bobs])
    await unmerge(bobs, target)
    await reply('Once more, for Grace.', [])
    expect(await receipt(bobs)).toEqual(['Bob here.', 'Fixed for both.'])
    const apart = await read(bobs)
    expect(apart.copies).toEqual([sent])
    expect(apart).toMatchObject({ status: 'open', timeline: { answeredAt: sent.createdAt } })
    const history = historySchema.parse((await desk.api('GET', `/v1/tickets/${bobs.id}/history`)).body)
    expect(history.items.map(({ what }) => (what.kind === 'told' ? what.words : what.kind))).toContain(
      `Administrator answered the requester in #${target.number}.`,
    )
    expect((await read(target)).copies).toBeUndefined()
  })

  it('reaches those whose tickets were merged by way of another one', async () => {
    const carols = await file(desk, { requester: { ...bob, firstName: 'Carol', email: 'carol@example.net' } })
    const [all] = [await file(desk, { subject: 'Everything is slow' })]
    await merge(carols, target)
    await merge(target, all)
    target = all
    const { alsoTo } = await reply('All is well.', [bobs, carols])
    expect(alsoTo?.map(({ ticketId }) => ticketId)).toEqual([bobs.id, carols.id])
    expect(await receipt(carols)).toContain('All is well.')
  })

  it('takes effect once, however often it is sent', async () => {
    const headers = { 'idempotency-key': 'once' }
    const body = { kind: 'reply', body: 'Fixed.', force: true, alsoTo: [{ ticketId: bobs.id }] }
    const path = `/v1/tickets/${target.id}/messages`
    const first = await desk.api('POST', path, { body, headers })
    expect((await desk.api('POST', path, { body, headers })).body).toEqual(first.body)
    expect(await receipt(bobs)).toEqual(['Bob here.', 'Fixed.'])
  })
})

describe('what is refused', () => {
  const refusal = async (answer: ReturnType<typeof send>) => {
    const { body } = await answer
    return problemSchema.parse(body)
  }

  it('is a ticket that is not merged into this one, is taken apart, or is this one itself', async () => {
    const stranger = await file(desk, { requester: { ...bob, email: 'dan@example.net' } })
    for (const one of [stranger, target])
      expect(await refusal(send('Hello.', [one]))).toMatchObject({
        status: 422,
        code: 'invalid-reference',
        detail: `#${one.number} is not merged into #${target.number} any more: write to its requester there.`,
      })
    await unmerge(bobs, target)
    expect(await refusal(send('Hello.', [bobs]))).toMatchObject({ code: 'invalid-reference' })
    const nobody = { kind: 'reply', body: 'Hello.', force: true, alsoTo: [{ ticketId: 'nobody' }] }
    const refused = await desk.api('POST', `/v1/tickets/${target.id}/messages`, { body: nobody })
    expect(problemSchema.parse(refused.body)).toMatchObject({ code: 'invalid-reference' })
    expect(await receipt(target)).toHaveLength(1)
    expect(await receipt(bobs)).toEqual(['Bob here.'])
  })

  it('is a note', async () => {
    const body = { kind: 'note', body: 'Hello.', alsoTo: [{ ticketId: bobs.id }] }
    const refused = await desk.api('POST', `/v1/tickets/${target.id}/messages`, { body })
    expect(problemSchema.parse(refused.body)).toMatchObject({ code: 'invalid-reference' })
  })

  it('is a reply that crosses what this requester wrote, also where it was merged again since', async () => {
    const seenThrough = (await read(bobs)).messages.at(-1)?.id
    await said(bobs, 'Wait, it is something else.')
    expect((await read(bobs)).mergedInto).toBeNull()
    await merge(bobs, target)
    const crossing = { alsoTo: [{ ticketId: bobs.id, seenThrough }] }
    expect(await refusal(send('Fixed.', [], crossing))).toMatchObject({
      code: 'invalid-reference',
      detail: `Something has arrived in #${bobs.number} that you have not seen.`,
    })
    expect((await send('Fixed.', [], { ...crossing, force: true })).status).toBe(201)
  })
})

it('an erasure of one takes them out of the words that went to both, and leaves the other’s ticket', async () => {
  await reply('Bob Meyer and all: fixed.', [bobs])
  await desk.api('POST', '/v1/erasures', { body: { email: bob.email } })
  const [message] = (await read(target)).messages.filter(({ kind }) => kind === 'reply')
  expect(message?.body).not.toMatch(/Bob|Meyer/)
  expect(message?.body).toContain('fixed')
  expect((await read(target)).requester.firstName).toBe('Grace')
})
