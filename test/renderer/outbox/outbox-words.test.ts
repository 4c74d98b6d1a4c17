import { expect, it } from 'vitest'
import {
  actText,
  choicesFor,
  entriesBehind,
  inReadingOrder,
  isHeldBack,
  nextTry,
  stateName,
} from '../../../renderer/features/outbox/outbox-words.ts'
import { actSchema, type Act, type ActState, type OutboxEntry } from '../../../shared/ipc/act.ts'
import { actIdSchema } from '../../../shared/ipc/act.ts'

function entry(id: string, act: object, madeAt = 0, state: ActState = waiting): OutboxEntry {
  return {
    id: actIdSchema.parse(id),
    act: actSchema.parse(act),
    title: id,
    madeAt,
    state,
    wakes: false,
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
    first,
    entry('earlier', note('t1'), 0),
    entry('behind', note('t1'), 2),
    entry('elsewhere', note('t2'), 2),
    entry('gone', note('t1'), 2, { kind: 'sent', at: 3 }),
    entry('group', { kind: 'create-group', groupId: 't1', name: 'A', plan: null }, 2),
  ]
  expect(entriesBehind(all, first).map(({ id }) => id)).toEqual(['behind'])
})

it('says of an act that one before it on the same ticket needs its author first', () => {
  const needs = entry('needs', note('t1'), 1, refused('unseen-messages'))
  const [held, earlier, elsewhere] = [
    entry('held', note('t1'), 2),
    entry('earlier', note('t1'), 0),
    entry('elsewhere', note('t2'), 2),
  ]
  const all = [needs, held, earlier, elsewhere]
  expect(all.filter((each) => isHeldBack(all, each))).toEqual([held])
  expect(stateName(held.state, true)).toBe('Waits behind an act that needs you')
})

it('offers what fits the refusal, and nothing once an act has left', () => {
  const decisions = (state: ActState) =>
    choicesFor(entry('a', note('t'), 0, state)).map(({ decision }) => decision)
  expect(decisions(refused('unseen-messages'))).toEqual(['send-anyway', 'discard'])
  expect(decisions(refused('version-conflict'))).toEqual(['retry', 'discard'])
  expect(decisions(refused('invalid-request'))).toEqual(['retry', 'discard'])
  expect(decisions(waiting)).toEqual(['retry', 'discard'])
  expect(decisions({ kind: 'sending', since: 0 })).toEqual([])
  expect(decisions({ kind: 'sent', at: 0 })).toEqual([])
})

it('puts what needs its author first and what is done last', () => {
  const entries = [
    entry('sent', note('t'), 9, { kind: 'sent', at: 9 }),
    entry('old', note('t'), 1),
    entry('new', note('t'), 2),
    entry('refused', note('t'), 0, refused('invalid-request')),
  ]
  expect(inReadingOrder(entries).map(({ id }) => id)).toEqual(['refused', 'new', 'old', 'sent'])
})

it('says where an act stands and when it is tried again', () => {
  expect(stateName(waiting)).toBe('Waits for the connection')
  expect(stateName({ kind: 'waiting', tries: 2, nextTryAt: 5 })).toBe('Waits for another try')
  expect(nextTry(waiting, 0)).toBeNull()
  expect(nextTry({ kind: 'waiting', tries: 1, nextTryAt: 10 }, 20)).toBe('next try now')
  expect(nextTry({ kind: 'waiting', tries: 1, nextTryAt: 20_000 }, 0)).toBe('next try within a minute')
  expect(nextTry({ kind: 'waiting', tries: 1, nextTryAt: 240_000 }, 0)).toBe('next try in 4 min')
})

it('tells of every kind of act what it carries', () => {
  const texts: [object, string][] = [
    [note('t'), 'text'],
    [
      { kind: 'change-ticket', ticketId: 't', set: { status: 'resolved', assigneeId: null, reason: 'done' } },
      'Status: Resolved\nAssigned to nobody\nReason: done',
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
