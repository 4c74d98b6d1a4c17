import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readQueueWindow } from '#main/store/queue-window'
import { undoLast, undoOne } from '#main/sync/undo'
import { actSchema } from '#shared/ipc/act'
import { defaultQueueView } from '#shared/ipc/queue-view'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import type { Status } from '#shared/rules/status'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { acts, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'
import { startWorkstation, type Workstation } from '../../support/workstation.ts'

let desk: Desk
let workstation: Workstation
let console: OpenConsole
let one: Ticket
let other: Ticket

beforeEach(async () => {
  desk = await startDesk()
  workstation = await startWorkstation(desk)
  one = await file(desk, { subject: 'The modem is dark', description: 'Since noon.' })
  other = await file(desk, { subject: 'No line', description: 'Nothing answers.' })
  console = await workstation.open()
  await console.online()
  await console.pulled(other.id, other.version)
})
afterEach(async () => {
  await workstation.close()
  await desk.close()
})

const merge = (ticketId: string = one.id, into: string = other.id) =>
  actSchema.parse({ kind: 'merge-ticket', ticketId, into })
const unmerge = (ticketId: string = one.id, from: string = other.id) =>
  actSchema.parse({ kind: 'unmerge-ticket', ticketId, from })
const sent = (id: Parameters<OpenConsole['entry']>[0]) =>
  until('it to be sent', () => console.entry(id).state.kind === 'sent')
const needsYou = (id: Parameters<OpenConsole['entry']>[0]) =>
  until('its author to be asked', () => console.entry(id).state.kind === 'needs-you')
const atDesk = async (id: string) => (await desk.api('GET', `/v1/tickets/${id}`)).body
const patch = (id: string, body: object) =>
  desk.api('PATCH', `/v1/tickets/${id}`, { body, headers: { 'if-match': '*' } })
const said = (id: string) =>
  console
    .view(id)
    .messages.filter(({ kind }) => kind !== 'event')
    .map(({ ticketId, body }) => [ticketId, body])
function rowsOf(statuses: Status[]) {
  const view = { ...defaultQueueView, statuses }
  const window = readQueueWindow(console.session.cache.read, view, { kind: 'start' }, 50)
  return window.ok ? window.value.rows : []
}
function openNumbers(): (number | null)[] {
  return rowsOf(defaultQueueView.statuses)
    .map(({ number }) => number)
    .toSorted((one, other) => (one ?? 0) - (other ?? 0))
}

describe('a merge on a workstation', () => {
  it('stands at once without a network: closed, out of the open list, its words in the other one by time', async () => {
    await workstation.leaveTheNetwork()
    console.perform(acts.note(other.id, 'Both wait here.'))
    const id = console.perform(merge())
    expect(console.view(one.id).ticket).toMatchObject({ status: 'closed', mergedInto: other.id })
    expect(console.view(one.id).mergedInto).toMatchObject({
      other: { number: other.number, subject: 'No line' },
      byName: 'Administrator',
    })
    expect(said(other.id)).toEqual([
      [one.id, 'Since noon.'],
      [other.id, 'Nothing answers.'],
      [other.id, 'Both wait here.'],
    ])
    const { joined, seenThrough, messages } = console.view(other.id)
    expect(joined).toMatchObject([{ ticket: { number: one.number }, byName: 'Administrator' }])
    expect(messages.find((message) => message.id === seenThrough)?.ticketId).toBe(other.id)
    expect(openNumbers()).toEqual([other.number])
    expect(console.entry(id)).toMatchObject({
      title: `Merge #${one.number} into #${other.number}`,
      names: { [other.id]: `#${other.number} No line` },
    })
    await workstation.comeBack()
    await sent(id)
    expect(await atDesk(one.id)).toMatchObject({ mergedInto: other.id, merged: { status: 'new' } })
    await until('the desk’s own word', () => console.view(other.id).messages.some(({ body }) => body.includes('into this ticket'))) // prettier-ignore
    expect(said(other.id)).toHaveLength(3)
  })

  it('is marked in lists with the number of the other one, also while that has none, and not once it is apart', async () => {
    await workstation.leaveTheNetwork()
    const filing = acts.file({ groupName: 'Acme', urgency: 'question', requester: one.requester, subject: 'New', description: 'New' }) // prettier-ignore
    const into = filing.kind === 'file-ticket' ? filing.ticketId : ''
    console.perform(filing)
    const id = console.perform(merge(one.id, into))
    expect(rowsOf(['closed'])).toMatchObject([{ number: one.number, mergedInto: { number: null } }])
    await workstation.comeBack()
    await sent(id)
    const { number } = ticketSchema.parse(await atDesk(into))
    await until('its number', () => rowsOf(['closed'])[0]?.mergedInto?.number === number)
    const calm = { outageGroups: null, groupBlocked: false, unheld: false, gate: null }
    expect(rowsOf(['closed'])).toMatchObject([calm])
    await sent(console.perform(unmerge(one.id, into)))
    await sent(console.perform(acts.change(one.id, { status: 'closed' })))
    expect(rowsOf(['closed'])).toMatchObject([{ number: one.number, mergedInto: null, ...calm }])
    expect(rowsOf(['new', 'open']).every(({ mergedInto }) => mergedInto === null)).toBe(true)
  })

  it('is undone before it leaves: nothing is left of it, here or at the desk', async () => {
    await workstation.leaveTheNetwork()
    console.perform(merge())
    expect(undoLast(console.session)).toMatchObject({ value: { kind: 'undone', undone: 1 } })
    expect(console.view(one.id).ticket).toMatchObject({ status: 'new', mergedInto: null })
    expect(said(other.id)).toEqual([[other.id, 'Nothing answers.']])
    await workstation.comeBack()
    expect(console.outbox()).toEqual([])
    expect(await atDesk(one.id)).toMatchObject({ version: one.version })
  })

  it('is undone after it left, also without a network, and merged again by undoing that', async () => {
    await patch(one.id, { status: 'pending' })
    await until('the status', () => console.view(one.id).ticket.status === 'pending')
    await sent(console.perform(merge()))
    await workstation.leaveTheNetwork()
    expect(undoLast(console.session)).toMatchObject({ value: { kind: 'undone', undone: 1 } })
    const before = console.view(one.id).ticket
    expect(before).toMatchObject({ status: 'pending', mergedInto: null })
    expect(before.timeline?.turns).toMatchObject([{ to: 'customer' }])
    expect(console.view(other.id).joined).toEqual([])
    expect(openNumbers()).toEqual([one.number, other.number])
    const [undone] = console.outbox()
    expect(undone?.title).toBe(`Undo: Take #${one.number} apart from #${other.number}`)
    await workstation.comeBack()
    await until('both to be apart', () => console.outbox()[0]?.state.kind === 'sent')
    expect(await atDesk(one.id)).toMatchObject({ status: 'pending', mergedInto: null })

    const apart = console.perform(merge())
    await sent(apart)
    await sent(console.perform(unmerge()))
    expect(undoLast(console.session)).toMatchObject({ value: { undone: 1 } })
    expect(console.view(one.id).ticket.mergedInto).toBe(other.id)
  })

  it('stays where a colleague has taken it apart, or merged it elsewhere, since', async () => {
    const id = console.perform(merge())
    await sent(id)
    await desk.api('POST', `/v1/tickets/${one.id}/unmerge`, { body: { from: other.id } })
    await until('the colleague’s word', () => console.view(one.id).ticket.mergedInto === null)
    expect(undoOne(console.session, id, false)).toMatchObject({
      value: { undone: 0, why: 'It was changed since.' },
    })
    expect(console.view(one.id).ticket.status).toBe('new')
  })

  it('goes behind a ticket that is still to be filed, and what is measured by it behind the merge', async () => {
    await workstation.leaveTheNetwork()
    const filing = acts.file({ groupName: 'Acme', urgency: 'question', requester: one.requester, subject: 'New', description: 'New' }) // prettier-ignore
    const into = filing.kind === 'file-ticket' ? filing.ticketId : ''
    console.perform(filing)
    console.perform(acts.note(one.id, 'Goes first.'))
    const merging = console.perform(merge(one.id, into))
    const resolving = console.perform(acts.change(into, { status: 'resolved' }))
    const replied = console.perform(acts.reply(into, 'Done.', null))
    await workstation.comeBack()
    for (const id of [merging, resolving, replied]) await sent(id)
    expect(await atDesk(one.id)).toMatchObject({ mergedInto: into, status: 'closed' })
    expect(await atDesk(into)).toMatchObject({ status: 'resolved' })
  })

  it('refused by the desk asks its author in words, holds what is measured by it and no reply, and is discarded', async () => {
    await workstation.leaveTheNetwork()
    const id = console.perform(merge())
    const reply = console.perform(acts.reply(other.id, 'We look at it.', console.view(other.id).seenThrough))
    const urgency = console.perform(acts.change(other.id, { urgency: 'question' }))
    await patch(other.id, { status: 'resolved' })
    await workstation.comeBack()
    await needsYou(id)
    const { state } = console.entry(id)
    expect(state).toMatchObject({ failure: { code: 'invalid-reference' } })
    expect(state.kind === 'needs-you' && state.failure.message).toContain(`#${other.number} is resolved`)
    expect(console.view(one.id).ticket).toMatchObject({ status: 'new', mergedInto: null })
    await until('the reply to leave', () => ['sent', 'needs-you'].includes(console.entry(reply).state.kind))
    expect(console.entry(urgency).state.kind).toBe('waiting')
    expect(console.decide(id, { kind: 'discard' }).ok).toBe(true)
    await until('the outbox to have asked', () => console.entry(urgency).state.kind !== 'waiting')
  })

  it('is refused here already where it means nothing, or would silence something', async () => {
    expect(() => console.perform(merge(one.id, one.id))).toThrow('cannot be merged into itself')
    expect(() => console.perform(merge(one.id, 'none'))).toThrow('not here')
    expect(() => console.perform(unmerge())).toThrow('of its own already')
    const critical = await file(desk, { urgency: 'mission-critical' })
    await console.pulled(critical.id, critical.version)
    expect(() => console.perform(merge(critical.id))).toThrow('is mission critical and')
    await sent(console.perform(merge()))
    expect(() => console.perform(merge(other.id, one.id))).toThrow('was merged into this ticket')
    expect(() => console.perform(acts.note(one.id, 'Where am I?'))).toThrow('write there, or take it apart')
    expect(() => console.perform(merge(one.id, critical.id))).toThrow('was merged into another ticket before')
    expect(() => console.perform(unmerge(one.id, critical.id))).toThrow('into another ticket since')
    console.perform(acts.change(other.id, { status: 'closed' }))
    expect(() => console.perform(merge(critical.id))).toThrow('is closed')
  })

  it('is taken apart by opening the ticket again', async () => {
    await sent(console.perform(merge()))
    await workstation.leaveTheNetwork()
    console.perform(acts.change(one.id, { status: 'open' }))
    expect(console.view(one.id)).toMatchObject({
      ticket: { status: 'open', mergedInto: null },
      mergedInto: null,
    })
    expect(console.view(other.id).joined).toEqual([])
  })
})

describe('mission critical', () => {
  it('asks before undo opens again what nobody is woken for any more; meant, it wakes', async () => {
    await desk.api('POST', '/v1/groups', { body: { name: 'Umbra' } })
    const urgent = { groupName: 'Umbra', urgency: 'mission-critical' as const }
    const [first, second] = [await file(desk, urgent), await file(desk, urgent)]
    await console.pulled(second.id, second.version)
    await until('the page', () => console.view(first.id).pages.length === 1)
    const id = console.perform(merge(first.id, second.id))
    await sent(id)
    expect(console.view(second.id).pages).toHaveLength(1)
    await patch(second.id, { status: 'resolved' })
    await until('the end of the page', () => console.view(second.id).pages[0]?.state === 'resolved')
    expect(undoOne(console.session, id, false)).toMatchObject({ value: { kind: 'asks', because: 'wakes' } })
    expect(console.view(first.id).ticket.mergedInto).toBe(second.id)
    expect(undoOne(console.session, id, true)).toMatchObject({ value: { kind: 'undone', undone: 1 } })
    expect(console.outbox()[0]).toMatchObject({ wakes: true })
    console.running.push()
    await until('the second page', () => console.view(first.id).pages.length === 2)
  })

  it('and its page are told in the ticket that is left', async () => {
    await desk.api('POST', '/v1/groups', { body: { name: 'Umbra' } })
    await desk.api('POST', '/v1/groups', { body: { name: 'Zenith' } })
    const first = await file(desk, { groupName: 'Umbra', urgency: 'mission-critical' })
    const second = await file(desk, { groupName: 'Zenith', urgency: 'mission-critical' })
    await console.pulled(second.id, second.version)
    await until('the pages', () => console.view(second.id).pages.length === 1)
    console.perform(merge(first.id, second.id))
    expect(console.view(second.id).pages).toHaveLength(2)
  })
})

it('two consoles: both see it, each takes part of it back, and both end alike', async () => {
  const elsewhere = await startWorkstation(desk)
  const there = await elsewhere.open()
  await there.online()
  await there.pulled(other.id, other.version)
  const third = await file(desk, { subject: 'Dark' })
  for (const each of [console, there]) await each.pulled(third.id, third.version)
  await workstation.leaveTheNetwork()
  const id = console.perform(merge(one.id, other.id))
  const theirs = there.perform(merge(one.id, third.id))
  await until('it to be sent there', () => there.entry(theirs).state.kind === 'sent')
  await workstation.comeBack()
  await needsYou(id)
  expect(console.entry(id).state).toMatchObject({ failure: { code: 'already-merged' } })
  await until('the colleague’s merge', () => console.view(one.id).ticket.mergedInto === third.id)
  expect(console.decide(id, { kind: 'discard' }).ok).toBe(true)
  expect(console.view(third.id).joined).toHaveLength(1)
  console.perform(unmerge(one.id, third.id))
  await until('both to be apart', () => there.view(third.id).joined.length === 0)
  expect(there.view(one.id).ticket).toEqual(console.view(one.id).ticket)
  await elsewhere.close()
})
