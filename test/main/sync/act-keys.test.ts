import { describe, expect, it } from 'vitest'
import { planPush, type PushEntry } from '#main/sync/plan-push'
import { actIdSchema, type Act, type ActState } from '#shared/ipc/act'
import { groupIdSchema, messageIdSchema, ticketIdSchema } from '#shared/protocol/common'
import { newTicket } from '../../support/filed.ts'

const refused: ActState = { kind: 'needs-you', since: 0, failure: { code: 'not-found', message: '' } }
const due: ActState = { kind: 'waiting', tries: 0, nextTryAt: null }

function entry(id: string, act: Act, state: ActState = due): PushEntry {
  return { id: actIdSchema.parse(id), act, state, since: 0 }
}
function noteOn(ticket: string): Act {
  const ticketId = ticketIdSchema.parse(ticket)
  return { kind: 'note', ticketId, messageId: messageIdSchema.parse(`on-${ticket}`), body: 'x' }
}
const groupId = groupIdSchema.parse('g')
const created: Act = { kind: 'create-group', groupId, name: 'Acme', plan: null }
const filed = (groupName: string): Act => ({
  kind: 'file-ticket',
  ticketId: ticketIdSchema.parse('t'),
  ...newTicket({ groupName }),
})
const leaving = (...entries: PushEntry[]) => planPush(entries, 10, 4).send

describe('what an act holds', () => {
  it('is what is about the same ticket, and nothing about another one', () => {
    expect(leaving(entry('a', noteOn('1'), refused), entry('b', noteOn('1')))).toEqual([])
    expect(leaving(entry('a', noteOn('1'), refused), entry('b', noteOn('2')))).toEqual(['b'])
  })
  it('is, of a group to be made, the tickets that name it, however they write it', () => {
    expect(leaving(entry('a', created, refused), entry('b', filed('ACME Ltd.')))).toEqual([])
    expect(leaving(entry('a', created, refused), entry('b', filed('Bolt')))).toEqual(['b'])
  })
  it('is, of a group to be made, the tickets that are moved to it', () => {
    const moved: Act = { kind: 'change-ticket', ticketId: ticketIdSchema.parse('1'), set: { groupId } }
    expect(leaving(entry('a', created, refused), entry('b', moved))).toEqual([])
  })
})
