import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readGroup } from '#main/store/read-group'
import { undoLast, undoOne } from '#main/sync/undo'
import { actSchema } from '#shared/ipc/act'
import { groupIdSchema } from '#shared/protocol/common'
import { groupSchema } from '#shared/protocol/group'
import { allSent, startBulkDesk, undone, valueOf, type BulkDesk } from '../../support/bulk-desk.ts'
import { acts, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'

let world: BulkDesk
beforeEach(async () => {
  world = await startBulkDesk()
})
afterEach(() => world.close())

describe('undo of what was done to one ticket', () => {
  const id = () => world.tickets[0]?.id ?? ''

  it('takes back one act after the other, sent or not, and says when there is no more', async () => {
    await world.file(1)
    const console = await world.open()
    console.perform(acts.change(id(), { status: 'open' }))
    await allSent(console)
    world.line.cut()
    await console.offline()
    console.perform(acts.change(id(), { subject: 'Another subject' }))
    expect(undone(console, undoLast(console.session)).undone).toBe(1)
    expect(undone(console, undoLast(console.session)).undone).toBe(1)
    expect(console.view(id()).ticket).toMatchObject({ status: 'new', subject: 'Ticket 0' })
    expect(valueOf(undoLast(console.session))).toEqual({ kind: 'nothing' })
    // What takes it back is an act as well: it outlives a kill without a network.
    await console.close()
    world.line.mend()
    const again = await world.open()
    await allSent(again)
    expect(await world.statuses()).toEqual(['new'])
  })

  it('leaves alone what a colleague changed since, says what stands there, and loses nothing', async () => {
    await world.file(1)
    const console = await world.open()
    console.perform(acts.change(id(), { subject: 'Mine' }))
    console.perform(acts.change(id(), { status: 'resolved' }))
    await allSent(console)
    await world.change(0, { status: 'pending' })
    await until('the colleague’s change', () => console.view(id()).ticket.status === 'pending')
    expect(undone(console, undoLast(console.session))).toMatchObject({
      undone: 0,
      stays: [{ why: 'Status is “Pending” by now: it was changed since.' }],
    })
    expect(undone(console, undoLast(console.session))).toMatchObject({ undone: 1, stays: [] })
    await allSent(console)
    expect(console.view(id()).ticket).toMatchObject({ status: 'pending', subject: 'Ticket 0' })
  })

  it('asks before it wakes anybody, and before it looks as if nobody had been woken', async () => {
    await world.file(1, { urgency: 'mission-critical' })
    const console = await world.open()
    const lowered = console.perform(acts.change(id(), { urgency: 'question' }))
    // Before it has left nobody but this workstation knows of it.
    await allSent(console)
    expect(valueOf(undoLast(console.session))).toMatchObject({
      kind: 'asks',
      actId: lowered,
      because: 'wakes',
    })
    expect(console.view(id()).ticket.urgency.effective).toBe('question')
    expect(undone(console, undoOne(console.session, lowered, true)).undone).toBe(1)
    expect(console.view(id()).ticket.urgency.effective).toBe('mission-critical')
    await allSent(console)
    const raised = console.outbox().find(({ title }) => title.startsWith('Undo: '))
    expect(raised?.wakes).toBe(true)
    const resolved = console.perform(acts.change(id(), { status: 'resolved' }))
    await allSent(console)
    expect(valueOf(undoLast(console.session))).toMatchObject({ kind: 'asks', actId: resolved })
  })

  it('gives a message that has not left to the screen, and says of one that left that it stands', async () => {
    await world.file(1)
    const console = await world.open()
    const early = console.perform(acts.change(id(), { status: 'open' }))
    await allSent(console)
    const left = acts.reply(id(), 'Left', console.view(id()).seenThrough)
    console.perform(left)
    await allSent(console)
    expect(undone(console, undoLast(console.session)).stays[0]?.why).toContain('It has left')
    expect(undone(console, undoLast(console.session)).undone).toBe(1)
    expect(undoOne(console.session, early, false).ok).toBe(false)
    world.line.cut()
    await console.offline()
    const waiting = console.perform(acts.note(id(), 'Waits'))
    expect(valueOf(undoLast(console.session))).toEqual({ kind: 'message', actId: waiting, ticketId: id() })
    expect(console.entry(waiting).state.kind).toBe('waiting')
  })

  it('does not reach what was done a shift ago', async () => {
    await world.file(1)
    const console = await world.open()
    console.perform(acts.change(id(), { status: 'open' }))
    console.session.work.run('UPDATE act SET made_at = made_at - ?', 12 * 3_600_000 + 1)
    expect(valueOf(undoLast(console.session))).toEqual({ kind: 'nothing' })
  })
})

describe('undo of what was changed of a group', () => {
  const groupId = () => world.tickets[0]?.groupId ?? ''
  const change = (set: object) => actSchema.parse({ kind: 'change-group', groupId: groupId(), set })
  const aliases = (console: OpenConsole) =>
    readGroup(console.session.cache.read, groupIdSchema.parse(groupId()))?.shown.aliases

  it('brings a removed alias back, sent or not, also on the desk', async () => {
    await world.file(1)
    const console = await world.open()
    console.perform(change({ aliases: ['Northwind', 'Southwind'] }))
    await allSent(console)
    console.perform(change({ aliases: ['Northwind'] }))
    await allSent(console)
    console.perform(change({ contacts: [{ name: 'Ada', email: 'ada@acme.example', phone: '' }] }))
    expect(undone(console, undoLast(console.session)).undone).toBe(1)
    expect(undone(console, undoLast(console.session))).toMatchObject({ undone: 1, why: '' })
    expect(aliases(console)).toEqual(['Northwind', 'Southwind'])
    await allSent(console)
    const group = (await world.desk.api('GET', `/v1/groups/${groupId()}`)).body
    expect(group).toMatchObject({ aliases: ['Northwind', 'Southwind'], contacts: [] })
  })

  it('leaves what a colleague changed since, and a name, which stays an alias whatever is done', async () => {
    await world.file(1)
    const console = await world.open()
    console.perform(change({ name: 'Acme Limited' }))
    console.perform(change({ aliases: ['Northwind'] }))
    await allSent(console)
    const seen = groupSchema.parse((await world.desk.api('GET', `/v1/groups/${groupId()}`)).body)
    const headers = { 'if-match': `"${seen.version}"` }
    await world.desk.api('PATCH', `/v1/groups/${groupId()}`, { headers, body: { aliases: ['Acme East'] } })
    await until('the colleague’s alias', () => aliases(console)?.includes('Acme East') === true)
    expect(undone(console, undoLast(console.session))).toMatchObject({
      undone: 0,
      why: 'Other names is “Acme East” by now: it was changed since.',
    })
    expect(undone(console, undoLast(console.session))).toMatchObject({
      undone: 0,
      why: 'This is not taken back by undo.',
    })
  })
})
