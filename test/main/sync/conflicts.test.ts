import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conflictingFields } from '#main/sync/conflicts'
import { conflictWords, standsMark } from '#main/sync/conflict-words'
import { settledChange } from '#main/sync/settled-change'
import { actSchema, type ActId } from '#shared/ipc/act'
import { ticketSchema, type Ticket } from '#shared/protocol/ticket'
import { newColleague } from '../../support/colleague.ts'
import { startDesk, type Desk } from '../../support/desk.ts'
import { file } from '../../support/filed.ts'
import { acts, type OpenConsole } from '../../support/open-console.ts'
import { until } from '../../support/until.ts'
import { startWorkstation, type Workstation } from '../../support/workstation.ts'

describe('a settled change', () => {
  const fields = ['status', 'subject', 'urgency', 'verdict', 'assigneeId'] as const
  const values = {
    status: fc.constantFrom('open', 'pending', 'closed'),
    subject: fc.constantFrom('One', 'Two', 'Three'),
    urgency: fc.constantFrom('question', 'work-request'),
    verdict: fc.constantFrom(null, 'justified', 'overstated'),
    assigneeId: fc.constantFrom(null, 's1', 's2'),
  }
  const whole = fc.record(values)
  const partial = fc.record(values, { requiredKeys: [] }).filter((set) => Object.keys(set).length > 0)

  it('keeps every field that is not in conflict, and of the others those that are the author’s', () => {
    fc.assert(
      fc.property(whole, whole, partial, fc.subarray([...fields]), (seen, stands, set, mine) => {
        const act = actSchema.parse({ kind: 'change-ticket', ticketId: 't1', set })
        const names = fields.filter((field) => field in set)
        const base = Object.fromEntries(names.map((field) => [field, seen[field]]))
        const current = Object.fromEntries(names.map((field) => [field, stands[field]]))
        const now = { current, wanted: set, resource: { version: 1 } }
        const inConflict = conflictingFields(base, current, set)
        const settled = settledChange(act, now, inConflict, mine)
        const stay = names.filter((field) => !inConflict.includes(field) || mine.includes(field))
        const left = settled?.act.kind === 'change-ticket' ? settled.act.set : {}
        expect(left).toEqual(Object.fromEntries(stay.map((field) => [field, set[field]])))
        expect(settled === null).toBe(stay.length === 0)
        expect(settled?.base ?? {}).toEqual(Object.fromEntries(stay.map((field) => [field, stands[field]])))
      }),
    )
  })
})

describe('the words of a conflict', () => {
  const names = { ofStaff: (id: string) => (id === 's1' ? 'Eve' : null), ofGroup: () => 'Harbour Books' }
  it.each([
    ['assigneeId', null, 's1', 's2', ['Assignee', 'Nobody', 'Eve', 'Somebody unknown here']],
    ['verdict', null, 'false-alarm', 'justified', ['Verdict', 'No verdict', 'False alarm', 'Justified']],
    ['plan', null, 'qos-1', 'gone', ['Plan', 'No plan', 'QOS 1', 'gone']],
    ['groupId', 'a', 'b', 'c', ['Group', 'Harbour Books', 'Harbour Books', 'Harbour Books']],
    ['aliases', [], ['A', 'B'], ['C'], ['Other names', 'None', 'A; B', 'C']],
    ['confirmed', false, true, false, ['Confirmed', 'No', 'Yes', 'No']],
    ['contacts', [], [{ name: 'N', email: '', phone: '1' }], [], ['Contacts', 'None', 'N, 1', 'None']],
  ])('say %s as a person does', (field, before, mine, theirs, words) => {
    const said = conflictWords(field, { before, mine, theirs }, names)
    expect([said.name, said.before, said.mine, said.theirs]).toEqual(words)
  })
  it('may be alike for two values, and their marks never are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(standsMark(one) === standsMark(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
      }),
    )
  })
})

describe('two people at one ticket', () => {
  let desk: Desk
  let workstation: Workstation
  let agent: OpenConsole
  let ticket: Ticket
  let eve: Awaited<ReturnType<typeof newColleague>>

  beforeEach(async () => {
    desk = await startDesk()
    workstation = await startWorkstation(desk)
    eve = await newColleague(desk, 'Eve Stone')
    ticket = await file(desk)
    agent = await workstation.open()
    await agent.online()
    await agent.pulled(ticket.id, 1)
  })
  afterEach(async () => {
    await workstation.close()
    await desk.close()
  })

  async function theirs(body: object): Promise<void> {
    const headers = { 'if-match': '*' }
    await desk.api('PATCH', `/v1/tickets/${ticket.id}`, { headers, body, token: eve.token })
  }
  const stands = async () => ticketSchema.parse((await desk.api('GET', `/v1/tickets/${ticket.id}`, {})).body)
  async function inConflict(set: object, other: object): Promise<ActId> {
    await workstation.leaveTheNetwork()
    const id = agent.perform(acts.change(ticket.id, set))
    await theirs(other)
    await workstation.comeBack()
    await until('the conflict', () => agent.entry(id).state.kind === 'needs-you')
    return id
  }

  const mark: unknown = expect.any(String)
  /** As somebody presses who has looked at what is in conflict. */
  function settle(id: ActId, mine: string[], { conflicts } = agent.entry(id)) {
    const shown = conflicts.map(({ field, stands }) => ({ field, stands }))
    return agent.decide(id, { kind: 'settle', mine, shown })
  }

  it('decide field by field; what nobody else touched goes along in any case', async () => {
    const id = await inConflict(
      { status: 'pending', subject: 'Mine', assigneeId: null, urgency: 'question' },
      { status: 'open', subject: 'Theirs' },
    )
    expect(agent.entry(id).conflicts).toEqual([
      { field: 'status', name: 'Status', before: 'New', mine: 'Pending', theirs: 'Open', stands: mark },
      {
        field: 'subject',
        name: 'Subject',
        before: ticket.subject,
        mine: 'Mine',
        theirs: 'Theirs',
        stands: mark,
      },
    ])
    expect(agent.view(ticket.id).pending).toMatchObject([{ id, conflicts: [{}, {}] }])
    expect(settle(id, ['subject']).ok).toBe(true)
    expect(agent.entry(id).title).not.toContain('Status')
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
    expect(await stands()).toMatchObject({
      status: 'open',
      subject: 'Mine',
      urgency: { effective: 'question' },
    })
  })

  it('decide about nothing that was changed once more since they looked', async () => {
    const id = await inConflict({ status: 'pending', subject: 'Mine' }, { status: 'open' })
    const shown = agent.entry(id)
    await theirs({ subject: 'Theirs' })
    await until('another field', () => agent.entry(id).conflicts.length === 2)
    for (const mine of [['status'], []])
      expect(settle(id, mine, shown)).toMatchObject({ failure: { code: 'version-conflict' } })
    const both = agent.entry(id)
    await theirs({ status: 'resolved' })
    await until('another value', () => agent.entry(id).conflicts[0]?.theirs === 'Resolved')
    for (const mine of [['status', 'subject'], ['subject'], []])
      expect(settle(id, mine, both)).toMatchObject({ failure: { code: 'version-conflict' } })
    // What stood there before the change of theirs is no leave to go on: somebody has just chosen theirs.
    await theirs({ status: 'new' })
    await until('one field', () => agent.entry(id).conflicts.length === 1)
    expect(settle(id, [], both)).toMatchObject({ failure: { code: 'version-conflict' } })
    expect(agent.entry(id).state.kind).toBe('needs-you')
    expect(await stands()).toMatchObject({ status: 'new', subject: 'Theirs' })
    expect(settle(id, []).ok).toBe(true)
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
    expect(await stands()).toMatchObject({ status: 'pending', subject: 'Theirs' })
  })

  it('leave nothing of a change whose fields are all theirs', async () => {
    const id = await inConflict({ status: 'pending', reason: 'Waiting' }, { status: 'open' })
    expect(settle(id, []).ok).toBe(true)
    expect(agent.outbox()).toEqual([])
    expect(agent.view(ticket.id).pending).toEqual([])
    expect(await stands()).toMatchObject({ status: 'open' })
  })

  it('see what stands there now, after a restart and after the other side changed it once more', async () => {
    const id = await inConflict({ assigneeId: null, status: 'pending' }, { status: 'open' })
    await agent.close()
    agent = await workstation.open()
    expect(agent.entry(id).conflicts).toMatchObject([{ theirs: 'Open' }])
    await agent.online()
    await theirs({ status: 'resolved' })
    await until('their newer value', () => agent.entry(id).conflicts[0]?.theirs === 'Resolved')
    await theirs({ status: 'pending' })
    await until('nothing to decide any more', () => agent.entry(id).state.kind === 'sent')
  })

  it('say who it is about by name', async () => {
    const id = await inConflict({ status: 'pending', assigneeId: eve.staff.id }, { status: 'open' })
    expect(settle(id, ['status']).ok).toBe(true)
    await until('it to be sent', () => agent.entry(id).state.kind === 'sent')
    const other = await inConflict({ assigneeId: null }, { assigneeId: agent.session.person.id })
    expect(agent.entry(other).conflicts).toEqual([
      {
        field: 'assigneeId',
        name: 'Assignee',
        before: 'Eve Stone',
        mine: 'Nobody',
        theirs: agent.session.person.name,
        stands: mark,
      },
    ])
  })

  it('are not told of a conflict where the author’s own reply opened the ticket before', async () => {
    await workstation.leaveTheNetwork()
    const { seenThrough } = agent.view(ticket.id)
    agent.perform(acts.reply(ticket.id, 'Please try again.', seenThrough))
    const id = agent.perform(acts.change(ticket.id, { status: 'pending' }))
    await workstation.comeBack()
    await until('both to be sent', () => agent.outbox().every(({ state }) => state.kind === 'sent'))
    expect(agent.entry(id).conflicts).toEqual([])
    expect(await stands()).toMatchObject({ status: 'pending' })
  })
})
