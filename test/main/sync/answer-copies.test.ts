import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { performAct } from '#main/sync/perform-act'
import { readHistoryView } from '#main/sync/history/history-view'
import { undoLast } from '#main/sync/undo'
import { actSchema, type Act } from '#shared/ipc/act'
import { ticketWithMessagesSchema, type Ticket } from '#shared/protocol/ticket'
import { addMessage } from '#server/store/messages'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { acts, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'
import { startWorkstation, type Workstation } from '../../support/workstation.ts'

let desk: Desk
let workstation: Workstation
let console: OpenConsole
let target: Ticket
let bobs: Ticket
const bob = { firstName: 'Bob', lastName: 'Meyer', email: 'bob@example.net', phone: '' }

beforeEach(async () => {
  desk = await startDesk()
  workstation = await startWorkstation(desk)
  target = await file(desk, { subject: 'Mail is slow' })
  bobs = await file(desk, { subject: 'No mail', requester: bob })
  console = await workstation.open()
  await console.online()
  await console.pulled(bobs.id, bobs.version)
})
afterEach(async () => {
  await workstation.close()
  await desk.close()
})

const merge = () => actSchema.parse({ kind: 'merge-ticket', ticketId: bobs.id, into: target.id })
const apart = () => actSchema.parse({ kind: 'unmerge-ticket', ticketId: bobs.id, from: target.id })
/** As the composer makes it, of what its author sees. */
function reply(body: string): Act {
  const { seenThrough, joined } = console.view(target.id)
  const alsoTo = joined.map((one) => ({ ticketId: one.ticket.id, seenThrough: one.seenThrough }))
  return actSchema.parse({ kind: 'reply', ticketId: target.id, messageId: randomUUID(), body, seenThrough, alsoTo }) // prettier-ignore
}
const sent = (id: Parameters<OpenConsole['entry']>[0]) =>
  until('it to be sent', () => console.entry(id).state.kind === 'sent')
const needsYou = (id: Parameters<OpenConsole['entry']>[0]) =>
  until('its author to be asked', () => console.entry(id).state.kind === 'needs-you')
const atDesk = async ({ id }: Ticket) =>
  ticketWithMessagesSchema.parse((await desk.api('GET', `/v1/tickets/${id}`)).body)
const shown = (ticket: Ticket, body: string) => console.view(ticket.id).messages.find((one) => one.body === body) // prettier-ignore

describe('a reply to the requesters of two tickets', () => {
  it('made without a network waits for the merge, and the parting made after it waits for the reply', async () => {
    await workstation.leaveTheNetwork()
    console.perform(acts.note(bobs.id, 'Goes first.'))
    console.perform(merge())
    const replied = console.perform(reply('Fixed for both.'))
    expect(console.entry(replied).title).toBe(`Reply to #${target.number} and #${bobs.number}`)
    expect(shown(target, 'Fixed for both.')?.alsoTo).toEqual([
      { ticket: { id: bobs.id, number: bobs.number, subject: 'No mail' }, name: 'Bob Meyer' },
    ])
    const parting = console.perform(apart())
    await workstation.comeBack()
    await sent(replied)
    await sent(parting)
    expect((await atDesk(bobs)).copies).toMatchObject([{ body: 'Fixed for both.' }])

    // Apart, the other ticket keeps what its requester was told, and says where it was written.
    await until('the copy', () => shown(bobs, 'Fixed for both.') !== undefined)
    expect(shown(bobs, 'Fixed for both.')).toMatchObject({
      ticketId: target.id,
      writtenIn: { number: target.number },
      alsoTo: [{ ticket: { number: bobs.number }, mail: { state: 'none' } }],
    })
    expect(console.view(target.id).messages.filter(({ body }) => body === 'Fixed for both.')).toHaveLength(1)
    const history = readHistoryView(console.session, bobs.id)?.items.map(({ what }) => 'words' in what && what.words) // prettier-ignore
    expect(history).toContain(`Administrator answered the requester in #${target.number}.`)
  })

  it('goes before its other ticket is opened again, also from behind other acts of its own ticket', async () => {
    await sent(console.perform(merge()))
    await workstation.leaveTheNetwork()
    const body = 'One. "alsoTo":[{'
    for (const text of [body, 'Two.', 'Three.']) console.perform(acts.note(target.id, text))
    const replied = console.perform(reply('Fixed for both.'))
    const opened = console.perform(acts.change(bobs.id, { status: 'open' }))
    await workstation.comeBack()
    await sent(replied)
    await sent(opened)
    expect(await atDesk(bobs)).toMatchObject({
      mergedInto: null,
      status: 'open',
      copies: [{ body: 'Fixed for both.' }],
    })
  })

  it('stands once in the stream of both, whichever way they were merged', async () => {
    await sent(console.perform(merge()))
    await until('the desk’s own word', () => console.view(target.id).joined[0]?.seenThrough !== null && console.view(target.id).messages.some(({ body }) => body.includes('into this ticket'))) // prettier-ignore
    const id = console.perform(reply('Fixed for both.'))
    await sent(id)
    await until('the message', () => shown(target, 'Fixed for both.')?.act === null)
    expect(console.view(target.id).messages.filter(({ body }) => body === 'Fixed for both.')).toHaveLength(1)
    await until('the copy', () => shown(bobs, 'Fixed for both.') !== undefined)
    expect(console.view(bobs.id).messages.filter(({ body }) => body === 'Fixed for both.')).toHaveLength(1)
  })

  it('is taken back before it leaves, with whom it was to go to', async () => {
    await workstation.leaveTheNetwork()
    console.perform(merge())
    const id = console.perform(reply('Fixed for both.'), 10_000)
    expect(undoLast(console.session)).toMatchObject({ value: { kind: 'message' } })
    console.decide(id, { kind: 'take-back' })
    expect(console.drafts()).toEqual([
      { kind: 'message', ticketId: target.id, mode: 'reply', text: 'Fixed for both.', alsoTo: [bobs.id] },
    ])
    await workstation.comeBack()
    expect((await atDesk(target)).messages.some(({ kind }) => kind === 'reply')).toBe(false)
  })

  it('refused because a requester wrote meanwhile asks its author, who reads it and sends it to the other alone', async () => {
    await sent(console.perform(merge()))
    await workstation.leaveTheNetwork()
    const id = console.perform(reply('Fixed for both.'))
    const author = { kind: 'customer', staffId: null, name: 'Bob Meyer' } as const
    const body = 'Mine is another matter.'
    await desk.database.write((tx) => addMessage(tx, bobs.id, { kind: 'customer', body, author, now: new Date() })) // prettier-ignore
    await workstation.comeBack()
    await needsYou(id)
    const { state } = console.entry(id)
    if (state.kind !== 'needs-you') throw new Error('Nobody was asked.')
    expect(state.failure.code).toBe('invalid-reference')
    expect((await atDesk(bobs)).copies).toBeUndefined()
    await until('his words', () => shown(bobs, body) !== undefined)
    console.decide(id, { kind: 'take-back' })
    expect(console.drafts()).toMatchObject([{ text: 'Fixed for both.', alsoTo: [bobs.id] }])
    await sent(console.perform(reply('Fixed for Grace.')))
    expect((await atDesk(target)).messages.at(-1)?.alsoTo).toBeUndefined()
    expect((await atDesk(bobs)).copies).toBeUndefined()
  })

  it('is refused here already where a ticket is not merged into its own', () => {
    const asked = actSchema.parse({
      ...acts.reply(target.id, 'Hello.', null),
      alsoTo: [{ ticketId: bobs.id, seenThrough: null }],
    })
    expect(performAct(console.session, asked)).toMatchObject({ failure: { code: 'invalid-reference' } })
    expect(console.outbox()).toEqual([])
  })
})

it('two texts that come together go to those alone to whom both were to go', async () => {
  await workstation.leaveTheNetwork()
  console.perform(merge())
  const keep = (text: string, alsoTo?: string[]) => {
    const draft = { kind: 'message', ticketId: target.id, mode: 'reply', text, ...(alsoTo && { alsoTo }) }
    console.session.work.run(
      'INSERT OR REPLACE INTO draft (place, content, kept_at) VALUES (?, ?, 1)',
      `message:${target.id}`,
      JSON.stringify(draft),
    )
  }
  for (const [alsoTo, both] of [
    [[bobs.id], [bobs.id]],
    [[], []],
    [undefined, []],
  ]) {
    const id = console.perform(reply('For both.'))
    keep('For her alone.', alsoTo)
    console.decide(id, { kind: 'take-back' })
    expect(console.drafts()).toMatchObject([{ text: 'For both.\n\nFor her alone.', alsoTo: both }])
    keep('')
  }
})
