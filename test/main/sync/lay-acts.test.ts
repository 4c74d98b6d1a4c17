import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layTicket, type LaidAct, type LayingContext } from '#main/sync/lay-acts'
import { actSchema, type ActState } from '#shared/ipc/act'
import { staffIdSchema } from '#shared/protocol/common'
import { statuses } from '#shared/rules/status'
import { urgencies } from '#shared/rules/urgency'
import { sketch, ticketOf } from '../store/cached.ts'

const context: LayingContext = {
  person: { id: staffIdSchema.parse('me'), name: 'Me' },
  groupByName: () => null,
}
const waiting: ActState = { kind: 'waiting', tries: 0, nextTryAt: null }
const refused: ActState = { kind: 'needs-you', since: 1, failure: { code: 'version-conflict', message: 'x' } }

const change: fc.Arbitrary<LaidAct> = fc
  .record(
    {
      status: fc.constantFrom(...statuses),
      urgency: fc.constantFrom(...urgencies),
      assigneeId: fc.constantFrom(null, 'x'),
    },
    { requiredKeys: [] },
  )
  .map((set) => ({
    act: actSchema.parse({ kind: 'change-ticket', ticketId: 'ticket-1', set }),
    madeAt: 1_800_000_000_000,
    state: waiting,
  }))

describe('laying acts over what was pulled', () => {
  it('shows of each field the last act that set it, and the service where none did', () => {
    fc.assert(
      fc.property(sketch, fc.array(change, { maxLength: 6 }), (sketched, acts) => {
        const pulled = ticketOf({ ...sketched, number: 1 })
        const shown = layTicket(pulled, acts, context)
        const sets = acts.flatMap(({ act }) => (act.kind === 'change-ticket' ? [act.set] : []))
        const last = (name: 'status' | 'urgency' | 'assigneeId') =>
          sets.findLast((set) => set[name] !== undefined)?.[name]
        const assigneeId = last('assigneeId')
        expect(shown).toMatchObject({
          status: last('status') ?? pulled.status,
          urgency: {
            effective: last('urgency') ?? pulled.urgency.effective,
            requested: pulled.urgency.requested,
          },
          assigneeId: assigneeId === undefined ? pulled.assigneeId : assigneeId,
          requester: pulled.requester,
        })
      }),
    )
  })

  it('leaves what was pulled as it is where no act lies over it', () => {
    fc.assert(
      fc.property(sketch, (sketched) => {
        const pulled = ticketOf(sketched)
        expect(layTicket(pulled, [], context)).toBe(pulled)
      }),
    )
    expect(layTicket(null, [], context)).toBeNull()
  })

  it('does not show as done what the service refused', () => {
    fc.assert(
      fc.property(sketch, change, (sketched, laid) => {
        const pulled = ticketOf(sketched)
        expect(layTicket(pulled, [{ ...laid, state: refused }], context)).toEqual(pulled)
      }),
    )
  })

  it('shows a ticket that was filed here, without a number, and what was changed of it since', () => {
    const filed = actSchema.parse({
      kind: 'file-ticket',
      ticketId: 'ticket-1',
      groupName: 'G',
      urgency: 'question',
      requester: { firstName: 'A', lastName: 'B', email: 'a@b.example', phone: '12345' },
      subject: 'S',
      description: 'D',
    })
    const open = actSchema.parse({
      kind: 'change-ticket',
      ticketId: 'ticket-1',
      set: { status: 'open', verdict: 'justified' },
    })
    const shown = layTicket(
      null,
      [filed, open].map((act) => ({ act, madeAt: 5, state: waiting })),
      context,
    )
    expect(shown).toMatchObject({
      number: null,
      status: 'open',
      subject: 'S',
      urgency: { judged: 'question' },
    })
  })
})
