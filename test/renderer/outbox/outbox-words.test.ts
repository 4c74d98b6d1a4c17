import { expect, it } from 'vitest'
import { inSections } from '../../../renderer/features/outbox/outbox-sections.ts'
import {
  actDetail,
  actText,
  draftOf,
  entriesBehind,
  holderOf,
  placeOf,
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
const flag = {
  kind: 'flag-ticket',
  ticketId: 't',
  flagId: 'f',
  reason: 'The site was not down.',
  note: 'Third time.',
}
const block = {
  kind: 'change-blocklist',
  operationId: 'o',
  groupId: 'g',
  act: 'block',
  targets: [],
  reason: 'Nine false alarms.',
  evidence: ['t1', 't2'],
}
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
    [{ kind: 'merge-group', groupId: 'g', into: 'h' }, 'Into: one unknown here'],
    [
      { kind: 'change-ticket', ticketId: 't', set: { reporterConfirmed: false } },
      'Who filed it is not confirmed',
    ],
    [flag, 'The site was not down.\nThird time.'],
    [{ ...flag, note: '' }, 'The site was not down.'],
    [{ kind: 'unflag-ticket', ticketId: 't' }, 'Your flag is taken back'],
    [{ kind: 'page-by-hand', ticketId: 't', pageId: 'p', text: 'It is real.' }, 'It is real.'],
    [
      { kind: 'page-people', pageId: 'p', isDrill: false, responderIds: [], text: 'Hot.' },
      'To: everybody on duty\nHot.',
    ],
    [
      { kind: 'page-people', pageId: 'p', isDrill: true, responderIds: ['r'], text: 'Hot.' },
      'To: somebody unknown here\nHot.',
    ],
    [{ kind: 'page-acknowledge', pageId: 'p', note: 'On my way.' }, 'On my way.'],
    [{ kind: 'page-resolve', pageId: 'p' }, ''],
    [{ kind: 'page-hand-over', pageId: 'p', to: 'r', note: 'Yours.' }, 'To: somebody unknown here\nYours.'],
    [
      { kind: 'change-thresholds', set: { suggestion: { falseAlarms: 3, days: 30 } } },
      'Suggest a group after 3 false alarms in 30 days',
    ],
    [
      { kind: 'change-thresholds', set: { outage: { groups: 4, minutes: 10 } } },
      'An outage: 4 groups within 10 minutes',
    ],
  ]
  for (const [act, text] of texts) expect(actText(parsed(act))).toBe(text)
})

it('tells of an operation on the blocklist from when, how long and on what evidence it is', () => {
  const text = actText(
    parsed({ ...block, from: '2026-11-23T09:00:00.000Z', until: '2027-02-01T12:00:00.000Z' }),
  )
  expect(text.split('\n')).toEqual([
    'Reason: Nine false alarms.',
    expect.stringMatching(/^From: .*23 November 2026/),
    expect.stringMatching(/^Until: .*1 February 2027/),
    'Evidence: 2 tickets',
  ])
  expect(actText(parsed({ ...block, until: null, evidence: [] }))).toBe(
    'Reason: Nine false alarms.\nUntil: no end, it is looked at again',
  )
})

it('leads from flags and pages to their ticket, from what concerns a group to it, and from rules nowhere', () => {
  const places: [object, object | null][] = [
    [flag, { kind: 'ticket', ticketId: 't' }],
    [
      { kind: 'unflag-ticket', ticketId: 't' },
      { kind: 'ticket', ticketId: 't' },
    ],
    [
      { kind: 'page-by-hand', ticketId: 't', pageId: 'p', text: 'x' },
      { kind: 'ticket', ticketId: 't' },
    ],
    [
      { kind: 'page-acknowledge', pageId: 'p' },
      { kind: 'page', pageId: 'p' },
    ],
    [block, { kind: 'group', groupId: 'g' }],
    [
      { kind: 'merge-group', groupId: 'g', into: 'h' },
      { kind: 'group', groupId: 'g' },
    ],
    [{ kind: 'change-thresholds', set: {} }, null],
  ]
  for (const [act, place] of places) {
    expect(placeOf(parsed(act))).toEqual(place)
    // None of them holds a text that could become a draft again.
    expect(draftOf(parsed(act))).toBeNull()
  }
  expect(actDetail(parsed({ kind: 'unflag-ticket', ticketId: 't' }), {})).toBe('')
  expect(actDetail(parsed({ kind: 'merge-group', groupId: 'g', into: 'h' }), { h: 'Harbour' })).toBe(
    'Into: Harbour',
  )
})

function parsed(act: object): Act {
  return actSchema.parse(act)
}
