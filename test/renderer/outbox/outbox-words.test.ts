import { expect, it } from 'vitest'
import {
  actDetail,
  actText,
  entriesBehind,
  holderOf,
  inSections,
  whereWords,
} from '../../../renderer/features/outbox/outbox-words.ts'
import { keysOf } from '../../../main/sync/act-keys.ts'
import { actSchema, type Act, type ActState, type OutboxEntry } from '../../../shared/ipc/act.ts'
import { actIdSchema } from '../../../shared/ipc/act.ts'
import { groupIdSchema, ticketIdSchema } from '../../../shared/protocol/common.ts'

function entry(id: string, act: object, madeAt = 0, state: ActState = waiting): OutboxEntry {
  const parsedAct = parsed(act)
  return {
    id: actIdSchema.parse(id),
    act: parsedAct,
    title: id,
    where: null,
    names: {},
    madeAt,
    state,
    wakes: false,
    ...keysOf(parsedAct, null),
    conflicts: [],
    unseen: [],
  }
}
const waiting: ActState = { kind: 'waiting', tries: 0, nextTryAt: null }
const note = (ticketId: string) => ({ kind: 'note', ticketId, messageId: 'm', body: 'text' })

function refused(code: 'unseen-messages' | 'version-conflict' | 'invalid-request'): ActState {
  return { kind: 'needs-you', since: 0, failure: { code, message: 'No.' } }
}

it('names the acts behind one on the same ticket, and no others', () => {
  const first = entry('first', note('t1'), 1)
  const all = [
    entry('group', { kind: 'create-group', groupId: 't1', name: 'A', plan: null }, 2),
    entry('gone', note('t1'), 2, { kind: 'sent', at: 3 }),
    entry('elsewhere', note('t2'), 2),
    entry('behind', note('t1'), 2),
    first,
    entry('earlier', note('t1'), 0),
  ]
  expect(entriesBehind(all, first).map(({ id }) => id)).toEqual(['behind'])
})

it('says behind what an act stands: first what needs its author, else the first of its kind', () => {
  const needs = entry('needs', note('t1'), 1, refused('unseen-messages'))
  const [held, earlier, elsewhere] = [
    entry('held', note('t1'), 2),
    entry('earlier', note('t1'), 0),
    entry('elsewhere', note('t2'), 2),
  ]
  expect(holderOf([elsewhere, held, needs, earlier], held)).toEqual({ title: 'needs', needsYou: true })
  expect(holderOf([elsewhere, held, earlier], held)).toEqual({ title: 'earlier', needsYou: false })
  expect(holderOf([elsewhere, held, needs, earlier], earlier)).toBeNull()
  expect(holderOf([elsewhere, held, needs, earlier], elsewhere)).toBeNull()
})

it('keeps the order in which acts were made where the clock was set back between them', () => {
  const [first, second] = [entry('first', note('t1'), 9_000), entry('second', note('t1'), 1_000)]
  expect(holderOf([second, first], second)).toEqual({ title: 'first', needsYou: false })
  expect(holderOf([second, first], first)).toBeNull()
  expect(entriesBehind([second, first], first)).toEqual([second])
  expect(inSections([second, first]).waiting).toEqual([first, second])
})

it('says where an act took place in the words that its title leaves out', () => {
  const ticketId = ticketIdSchema.parse('t1')
  const ticket = { kind: 'ticket', ticketId, number: 5123, subject: 'Mail is down' } as const
  const group = { kind: 'group', groupId: groupIdSchema.parse('g1'), name: 'Harbour' } as const
  expect(whereWords({ title: 'Reply to #5123', where: ticket })).toBe('Mail is down')
  expect(whereWords({ title: 'New ticket: Mail is down', where: ticket })).toBe('#5123')
  expect(whereWords({ title: 'Note on “Mail is down”', where: { ...ticket, number: null } })).toBe('')
  expect(whereWords({ title: 'Confirm group Pier', where: group })).toBe('Harbour')
  expect(whereWords({ title: 'Reply to #512', where: null })).toBe('')
})

it('tells of a change what its title does not say', () => {
  const set = { status: 'open', assigneeId: 'rosa', groupId: 'harbour', reason: 'They moved.' }
  const changed = parsed({ kind: 'change-ticket', ticketId: 't', set })
  expect(actDetail(changed, { rosa: 'Rosa Lindqvist', harbour: 'Harbour Supplies' })).toBe(
    'Assignee: Rosa Lindqvist\nGroup: Harbour Supplies\nReason: They moved.',
  )
  expect(actDetail(parsed({ kind: 'change-ticket', ticketId: 't', set: { status: 'open' } }), {})).toBe('')
})

it('knows that a ticket waits for the group it names to be made', () => {
  const group = entry(
    'group',
    { kind: 'create-group', groupId: 'g1', name: 'Harbour Supplies', plan: null },
    1,
  )
  const moved = entry('moved', { kind: 'change-ticket', ticketId: 't', set: { groupId: 'g1' } }, 2)
  const filed = entry(
    'filed',
    {
      kind: 'file-ticket',
      ticketId: 't2',
      groupName: 'harbour  supplies',
      urgency: 'question',
      requester: { firstName: 'A', phone: '1234' },
      subject: 'S',
      description: 'D',
    },
    3,
  )
  expect(entriesBehind([filed, moved, group], group).map(({ id }) => id)).toEqual(['filed', 'moved'])
})

it('puts what needs its author first, the rest in the order in which it leaves, and what is done last', () => {
  const entries = [
    entry('sent later', note('t'), 9, { kind: 'sent', at: 9 }),
    entry('sent', note('t'), 8, { kind: 'sent', at: 9 }),
    entry('new', note('t'), 2),
    entry('old', note('t'), 1),
    entry('refused', note('t'), 0, refused('invalid-request')),
  ]
  const { needsYou, waiting: onTheirWay, sent } = inSections(entries)
  const ids = (list: OutboxEntry[]) => list.map(({ id }) => id)
  expect([ids(needsYou), ids(onTheirWay), ids(sent)]).toEqual([
    ['refused'],
    ['old', 'new'],
    ['sent later', 'sent'],
  ])
})

it('tells of every kind of act what it carries', () => {
  const texts: [object, string][] = [
    [note('t'), 'text'],
    [
      { kind: 'change-ticket', ticketId: 't', set: { status: 'resolved', assigneeId: null, reason: 'done' } },
      'Status: Resolved\nAssignee: nobody\nReason: done',
    ],
    [{ kind: 'create-group', groupId: 'g', name: 'Harbour', plan: 'qos-1' }, 'Harbour, QOS 1'],
    [
      { kind: 'change-group', groupId: 'g', set: { aliases: [], confirmed: true } },
      'Aliases: none\nConfirmed',
    ],
    [{ kind: 'import-groups', csv: 'name\nA\n\nB\n' }, '3 lines of CSV'],
  ]
  for (const [act, text] of texts) expect(actText(parsed(act))).toBe(text)
})

function parsed(act: object): Act {
  return actSchema.parse(act)
}
